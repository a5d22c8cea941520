package org.plume.weather.baseline;

import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;
import org.plume.weather.system.Integrator;

/**
 * The true equations from perturbed starts: no model can be better.
 *
 * @param integrator of the whole state
 * @param steps of the integrator from one lead to the next
 * @param starts the whole state of each member at a start
 */
public record PerturbedModel(Layout layout, double step, Integrator integrator, int steps, Starts starts)
        implements Forecaster {

    /** Where members start. */
    @FunctionalInterface
    public interface Starts {

        /** The whole states of the members, {@code [members][integrator.size()]}, of which the first entries are forecast. */
        double[][] at(History history, Members members);
    }

    /** Starts from the given state plus independent N(0, deviation^2), for systems that are seen whole. */
    public static Starts around(double deviation) {
        return (history, members) -> {
            float[] given = history.state(0);
            double[][] starts = new double[members.size()][given.length];
            for (int i = 0; i < starts.length; i++) {
                var rng = members.rng(i);
                for (int j = 0; j < given.length; j++) {
                    starts[i][j] = given[j] + deviation * rng.nextGaussian();
                }
            }
            return starts;
        };
    }

    @Override
    public Rollout start(History history, Members members) {
        double[][] x = starts.at(history, members);
        return () -> {
            float[][] states = new float[x.length][layout.size()];
            for (int i = 0; i < x.length; i++) {
                integrator.advance(x[i], steps);
                for (int j = 0; j < states[i].length; j++) {
                    states[i][j] = (float) x[i][j];
                }
            }
            return states;
        };
    }
}
