package org.plume.weather.task;

import java.util.function.DoubleFunction;
import org.plume.weather.Forecaster;
import org.plume.weather.verify.Bootstrap;

/**
 * Finds the factor of the spread at which the spread-skill ratio of lead 1 is 1 on the validation starts: never on the test
 * ones.
 */
public record Calibration(int members, int rounds, double least, double most) {

    /** 20 members, 4 rounds, factors between 1/2 and 2. */
    public static final Calibration DEFAULT = new Calibration(20, 4, 0.5, 2);

    /** The factor, by dividing it by the ratio again and again. */
    public double spread(DoubleFunction<Forecaster> forecaster, Series validation, long seed) {
        Evaluation evaluation = new Evaluation(members, 1, 1, seed);
        double spread = 1;
        for (int round = 0; round < rounds; round++) {
            double ratio = evaluation
                    .of(forecaster.apply(spread), validation, Bootstrap.NONE, done -> {})
                    .get(0)
                    .ssr()
                    .value();
            spread = Math.min(most, Math.max(least, spread / ratio));
        }
        return spread;
    }
}
