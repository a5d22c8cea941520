package org.plume.weather.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.verify.EnergyScore.Norm;

/** Every score of one forecaster, by variable and lead; one pass, and they merge. */
public final class Verification {

    private final String name;
    private final Layout layout;
    private final double[] leads;
    private final int members;
    private final double[] weights;
    private final EnsembleScores[][] scores;
    private final List<List<Reliability>> reliabilities = new ArrayList<>();

    /**
     * @param name of the forecaster
     * @param leads time since the start, one an index
     * @param thresholds of events {@code x > threshold}, for every variable
     */
    public Verification(
            String name, Layout layout, double[] leads, int members, double[] thresholds, Bootstrap bootstrap) {
        this.name = name;
        this.layout = layout;
        this.leads = leads.clone();
        this.members = members;
        weights = layout.grid().weights();
        scores = new EnsembleScores[layout.variables().size()][leads.length];
        for (EnsembleScores[] ofVariable : scores) {
            for (int lead = 0; lead < leads.length; lead++) {
                ofVariable[lead] = new EnsembleScores(members, weights, norm(layout.grid()), bootstrap);
                reliabilities.add(Arrays.stream(thresholds)
                        .mapToObj(t -> new Reliability(t, members, bootstrap))
                        .toList());
            }
        }
    }

    /** Fields of a map have one unit whatever their points; the points of rings and stations are parts of one vector. */
    public static Norm norm(Grid grid) {
        return grid instanceof Grid.LatLon ? Norm.AREA_MEAN : Norm.EUCLIDEAN;
    }

    /**
     * One case.
     *
     * @param lead index
     * @param block days that are resampled together
     * @param ensemble {@code [members][variables * points]}
     * @param truth {@code [variables * points]}
     */
    public void add(int lead, long block, float[][] ensemble, float[] truth) {
        int points = layout.points();
        for (int v = 0; v < scores.length; v++) {
            double[][] members = new double[ensemble.length][points];
            double[] what = new double[points];
            for (int p = 0; p < points; p++) {
                what[p] = truth[v * points + p];
                for (int k = 0; k < members.length; k++) {
                    members[k][p] = ensemble[k][v * points + p];
                }
            }
            scores[v][lead].add(block, members, what);
            for (Reliability reliability : reliabilities(v, lead)) {
                reliability.add(block, members, what, weights);
            }
        }
    }

    /** Adds the cases of another shard. */
    public void merge(Verification other) {
        for (int v = 0; v < scores.length; v++) {
            for (int lead = 0; lead < leads.length; lead++) {
                scores[v][lead].merge(other.scores[v][lead]);
                for (int t = 0; t < reliabilities(v, lead).size(); t++) {
                    reliabilities(v, lead)
                            .get(t)
                            .merge(other.reliabilities(v, lead).get(t));
                }
            }
        }
    }

    public String name() {
        return name;
    }

    public Layout layout() {
        return layout;
    }

    /** Time since the start, one an index. */
    public double[] leads() {
        return leads.clone();
    }

    public int members() {
        return members;
    }

    public EnsembleScores scores(int variable, int lead) {
        return scores[variable][lead];
    }

    /** Of one variable at every lead. */
    public ByLead byLead(int variable) {
        return new ByLead(name, Arrays.stream(leads).boxed().toList(), List.of(scores[variable]));
    }

    /** One a threshold. */
    public List<Reliability> reliabilities(int variable, int lead) {
        return reliabilities.get(variable * leads.length + lead);
    }
}
