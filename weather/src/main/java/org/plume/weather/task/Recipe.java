package org.plume.weather.task;

import org.plume.generative.learn.Plan;
import org.plume.weather.model.Architecture;
import org.plume.weather.model.ForecastSpec;
import org.plume.weather.model.Method;

/**
 * What a model of a task is trained with unless the command line says otherwise.
 *
 * @param steps of the optimiser; a deterministic mean has half of them
 * @param rows examples of a minibatch
 * @param networks that draw, each trained by itself: member k is drawn by network k mod their number (a deep ensemble,
 *     Lakshminarayanan et al. 2017, as FGN and WeatherNext 2 have), so that an ensemble knows what training left open
 */
public record Recipe(ForecastSpec spec, long steps, double learningRate, double weightDecay, int rows, int networks) {

    public Recipe {
        if (networks < 1) {
            throw new IllegalArgumentException("networks must be >= 1, were " + networks);
        }
    }

    /** The plan of a stage. */
    public Plan plan(boolean mean, long seed) {
        long n = mean ? Math.max(1, steps / 2) : steps;
        return new Plan(n, learningRate, Math.min(100, n / 10), 0.9, 0.99, weightDecay, 1, 0.999, seed);
    }

    /** With other steps. */
    public Recipe steps(long more) {
        return new Recipe(spec, more, learningRate, weightDecay, rows, networks);
    }

    /** With another number of networks. */
    public Recipe networks(int number) {
        return new Recipe(spec, steps, learningRate, weightDecay, rows, number);
    }

    /** With another method. */
    public Recipe method(Method method) {
        ForecastSpec changed = new ForecastSpec(
                spec.layout(),
                spec.calendar(),
                spec.step(),
                spec.memory(),
                spec.analyses(),
                spec.harmonics(),
                spec.base(),
                spec.linear(),
                architecture(method),
                method);
        return new Recipe(changed, steps, learningRate, weightDecay, rows, networks);
    }

    /** Along a path the whole network sees x_t: what a trunk is for many samples, the head is for one. */
    private Architecture architecture(Method method) {
        if (method.hasMean() && spec.architecture() instanceof Architecture.Ring r) {
            return new Architecture.Ring(r.width(), 1, r.trunk() + r.head(), r.taps());
        } else if (method.hasMean() && spec.architecture() instanceof Architecture.Mlp m) {
            return new Architecture.Mlp(m.width(), 1, m.trunk() + m.head());
        }
        return spec.architecture();
    }
}
