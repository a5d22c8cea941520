package org.plume.weather.task;

import java.util.List;
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
 * @param rollout what is learnt after these steps on the network's own way; not where a mean comes first
 */
public record Recipe(
        ForecastSpec spec,
        long steps,
        double learningRate,
        double weightDecay,
        int rows,
        int networks,
        Rollout rollout) {

    /**
     * More steps of the optimiser, on the network's own way.
     *
     * @param leads of the way; 1 for none of this
     * @param steps of the optimiser
     */
    public record Rollout(int leads, long steps) {

        /** Nothing. */
        public static final Rollout NONE = new Rollout(1, 1);

        public Rollout {
            if (leads < 1 || steps < 1) {
                throw new IllegalArgumentException(
                        "rollout must have >= 1 leads and >= 1 steps, had " + leads + " and " + steps);
            }
        }
    }

    /** The part of the learning rate that is left to learn a rollout with. */
    private static final double LATER = 0.3;

    public Recipe {
        if (networks < 1) {
            throw new IllegalArgumentException("networks must be >= 1, were " + networks);
        }
        if (rollout.leads() > 1 && spec.method().hasMean()) {
            throw new IllegalArgumentException("rollout must be 1 for method "
                    + spec.method().name() + ", was " + rollout.leads() + ": crps and gaussian learn one");
        }
    }

    /** The plan of a stage. */
    public Plan plan(boolean mean, long seed) {
        return plan(mean ? Math.max(1, steps / 2) : steps, learningRate, seed);
    }

    /** The plan of the rollout. */
    public Plan later(long seed) {
        return plan(rollout.steps(), LATER * learningRate, seed);
    }

    private Plan plan(long n, double rate, long seed) {
        return new Plan(n, rate, Math.min(100, n / 10), 0.9, 0.99, weightDecay, 1, 0.999, seed);
    }

    /** With other steps; those of the rollout keep their share. */
    public Recipe steps(long more) {
        Rollout later = new Rollout(rollout.leads(), Math.max(1, rollout.steps() * more / steps));
        return new Recipe(spec, more, learningRate, weightDecay, rows, networks, later);
    }

    /** With another number of networks. */
    public Recipe networks(int number) {
        return new Recipe(spec, steps, learningRate, weightDecay, rows, number, rollout);
    }

    /** With another rollout. */
    public Recipe rollout(Rollout other) {
        return new Recipe(spec, steps, learningRate, weightDecay, rows, networks, other);
    }

    /** With another method; with the rollout only where that learns one. */
    public Recipe method(Method method) {
        ForecastSpec changed = spec.with(architecture(method), method);
        Rollout later = method.hasMean() ? Rollout.NONE : rollout;
        return new Recipe(changed, steps, learningRate, weightDecay, rows, networks, later);
    }

    /** Of a model that sees so many states. */
    public Recipe memory(int states) {
        return new Recipe(spec.remembering(states), steps, learningRate, weightDecay, rows, networks, rollout);
    }

    /** With static fields of these names. */
    public Recipe statics(List<String> names) {
        return new Recipe(spec.with(names), steps, learningRate, weightDecay, rows, networks, rollout);
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
