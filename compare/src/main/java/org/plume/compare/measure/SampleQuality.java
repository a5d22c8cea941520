package org.plume.compare.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.PointSet;
import org.plume.generative.Streams;
import org.plume.generative.metric.EnergyDistance;
import org.plume.generative.metric.Mmd;
import org.plume.generative.metric.Modes;
import org.plume.generative.metric.Neighbourhoods;

/**
 * Samples against fresh data.
 *
 * @param energyDistance over independent pairs of samples; that of two samples of the data is its floor
 * @param pValue of the hypothesis that the first pair came from one distribution
 * @param mmd over the same pairs
 * @param modes how the first sample divides among modes; null where there are none to count
 * @param precision share of what was drawn that lies within the data's neighbourhoods
 * @param recall share of the data that lies within the neighbourhoods of what was drawn
 */
public record SampleQuality(
        Estimate energyDistance,
        double pValue,
        Estimate mmd,
        @Nullable Modes modes,
        double precision,
        double recall) {

    private static final int NEIGHBOURS = 3;

    /** The fresh data of every comparison on a set, drawn once, as {@link PointSet#features}. */
    public record Reference(PointSet set, List<List<double[]>> samples, Neighbourhoods covered, double bandwidth) {

        public static Reference of(PointSet set, Effort effort, Streams streams) {
            List<List<double[]>> samples = new ArrayList<>();
            for (int k = 0; k < effort.repeats(); k++) {
                samples.add(features(set, set.sample(effort.points(), streams.child(k))));
            }
            List<double[]> first = samples.get(0);
            return new Reference(
                    set, List.copyOf(samples), Neighbourhoods.of(first, NEIGHBOURS), Mmd.medianDistance(first));
        }

        /** What was drawn, compared with the first sample. */
        public double energyDistance(List<double[]> drawn) {
            return EnergyDistance.of(features(set, drawn), samples.get(0)).value();
        }
    }

    /**
     * Of as many samples as the reference has.
     *
     * @param draws samples, each as large as the reference's
     */
    public static SampleQuality of(
            List<List<double[]>> draws, Reference reference, int permutations, RandomGenerator rng) {
        int n = draws.size();
        double[] distances = new double[n];
        double[] discrepancies = new double[n];
        double pValue = 1;
        for (int k = 0; k < n; k++) {
            List<double[]> fresh = reference.samples().get(k);
            List<double[]> drawn = features(reference.set(), draws.get(k));
            EnergyDistance distance = EnergyDistance.of(drawn, fresh);
            distances[k] = distance.value();
            discrepancies[k] = Mmd.of(fresh, drawn, reference.bandwidth());
            pValue = k == 0 ? distance.pValue(permutations, rng) : pValue;
        }
        List<double[]> first = draws.get(0);
        PointSet set = reference.set();
        List<double[]> features = features(set, first);
        return new SampleQuality(
                Estimate.ofMean(distances),
                pValue,
                Estimate.ofMean(discrepancies),
                set.modes().isEmpty() ? null : Modes.of(first, set.modes(), set.modeRadius()),
                reference.covered().share(features),
                Neighbourhoods.of(features, NEIGHBOURS)
                        .share(reference.samples().get(0)));
    }

    static List<double[]> features(PointSet set, List<double[]> points) {
        return points.stream().map(set::features).toList();
    }
}
