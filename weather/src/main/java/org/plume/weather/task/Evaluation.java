package org.plume.weather.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.plume.weather.Forecaster;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;
import org.plume.weather.verify.Bootstrap;
import org.plume.weather.verify.EnergyScore.Norm;
import org.plume.weather.verify.EnsembleScores;

/**
 * Measures a forecaster.
 *
 * @param members of each ensemble
 * @param leads to measure
 * @param block starts that are resampled together
 * @param seed of the members
 */
public record Evaluation(int members, int leads, int block, long seed) {

    public Evaluation {
        if (members < 2 || leads < 1 || block < 1) {
            throw new IllegalArgumentException(
                    "members must be >= 2, leads and block >= 1, were " + members + ", " + leads + " and " + block);
        }
    }

    /**
     * The scores of each lead; a start without the truth of a lead does not count in it. The energy score is that of the area
     * mean on a grid, and Euclidean elsewhere.
     */
    public List<EnsembleScores> of(Forecaster forecaster, Series series, Bootstrap bootstrap, IntConsumer done) {
        List<EnsembleScores> scores = new ArrayList<>();
        Layout layout = series.truth().layout();
        Norm norm = layout.grid() instanceof Grid.LatLon ? Norm.AREA_MEAN : Norm.EUCLIDEAN;
        for (int lead = 1; lead <= leads; lead++) {
            scores.add(new EnsembleScores(members, layout.weights(), norm, bootstrap));
        }
        int[] starts = series.starts();
        for (int i = 0; i < starts.length; i++) {
            int start = starts[i];
            double time = series.truth().times()[start];
            Rollout rollout = forecaster.start(series.history(start), Members.of(seed, time, 0, members));
            for (int lead = 1; lead <= leads && start + lead < series.truth().size(); lead++) {
                float[][] ensemble = rollout.next();
                scores.get(lead - 1).add(i / block, ensemble, series.truth().rows()[start + lead]);
            }
            done.accept(i + 1);
        }
        return scores;
    }
}
