package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;

/**
 * Contrastive divergence (Hinton 2002): E(x) falls at data and rises where chains end that began there.
 *
 * <p>The chains are those of {@link EnergyChains}, which leave the model's own distribution as it is: data stays data once the
 * model is right, and the loss is at rest there. Chains without an adjustment, or from elsewhere, rest at another model.
 */
record ContrastiveDivergence(Energy paradigm, Space space) {

    static final String ENDS = "ends";
    static final int STEPS = 16;
    private static final String NOISE = "noise";
    private static final String LEVELS = "levels";

    /** Where chains stand {@code [b, d]}, their energies {@code [b, 1]} and slopes {@code [b, d]}; no derivative flows through. */
    private record Place<V>(V x, V energy, V slope) {

        static <V> Place<V> of(Ops<V> o, UnaryOperator<V> energy, V x) {
            V e = energy.apply(x);
            V slope = o.vjp(e, o.shift(o.scale(e, 0), 1), List.of(x)).get(0);
            return new Place<>(x, o.detach(e), o.detach(slope));
        }

        /** The other where taken {@code [b, 1]} is 1. */
        Place<V> orWhere(Ops<V> o, V taken, Place<V> other) {
            return new Place<>(
                    o.add(x, o.mul(taken, o.sub(other.x, x))),
                    o.add(energy, o.mul(taken, o.sub(other.energy, energy))),
                    o.add(slope, o.mul(taken, o.sub(other.slope, slope))));
        }
    }

    Lesson lesson() {
        return Lesson.of(objective(), ContrastiveDivergence::numbers);
    }

    private Objective objective() {
        return Wiring.objective(
                Wiring.graph(inputs(), new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        UnaryOperator<V> energy = paradigm.energy(o, space, in);
                        V low = energy.apply(Wiring.get(in, Wiring.X));
                        V high = energy.apply(ends(o, energy, in));
                        return Map.of(Objective.LOSS, o.sub(o.meanAll(low), o.meanAll(high)));
                    }
                }),
                "");
    }

    private List<Input> inputs() {
        return List.of(
                Wiring.x(space),
                Wiring.condition(space),
                Input.numbers(NOISE, STEPS, space.size()),
                Input.numbers(LEVELS, STEPS));
    }

    /** From data to where the chains end, {@value #ENDS}. */
    Graph chains() {
        return Wiring.graph(inputs(), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(ENDS, ends(o, paradigm.energy(o, space, in), in));
            }
        });
    }

    private <V> V ends(Ops<V> o, UnaryOperator<V> energy, Map<String, V> in) {
        Place<V> now = Place.of(o, energy, o.detach(Wiring.get(in, Wiring.X)));
        for (int k = 0; k < STEPS; k++) {
            LangevinStep h = LangevinStep.of(k);
            V noise = o.reshape(o.slice(Wiring.get(in, NOISE), 1, k, k + 1L), -1, space.size());
            V drift = h.drift(o, now.slope);
            V y = o.detach(o.add(o.sub(now.x, drift), o.scale(noise, h.deviation())));
            Place<V> proposed = Place.of(o, energy, y);
            V back = h.logMove(o, y, h.drift(o, proposed.slope), now.x);
            V there = h.logMove(o, now.x, drift, y);
            V ratio = o.add(o.sub(now.energy, proposed.energy), o.sub(back, there));
            V taken = o.step(o.sub(ratio, o.slice(Wiring.get(in, LEVELS), 1, k, k + 1L)));
            now = now.orWhere(o, taken, proposed);
        }
        return o.detach(now.x);
    }

    /** Chains take a proposal where the logarithm of a uniform number is below that of its ratio. */
    private static Map<String, Tensor> numbers(double[][] x, Tensor condition, RandomGenerator rng) {
        Tensor levels = Wiring.uniform(rng, x.length, STEPS);
        for (int i = 0; i < levels.values().length; i++) {
            levels.values()[i] = (float) Math.log(Math.max(levels.values()[i], Float.MIN_NORMAL));
        }
        return Map.of(
                Wiring.X,
                Wiring.tensor(x),
                Wiring.CONDITION,
                condition,
                NOISE,
                Wiring.noise(rng, x.length, STEPS, x[0].length),
                LEVELS,
                levels);
    }
}
