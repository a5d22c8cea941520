package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;

/** Chains of {@link LangevinStep}s, side by side. */
final class EnergyChains implements Draw {

    static final int STEPS = 400;

    private static final int MOMENTS = 20;

    private final BitSet still;
    private final float[] condition;
    private final List<RandomGenerator> rngs;
    private final List<List<double[]>> moments = new ArrayList<>();
    private @Nullable List<Place> now;
    private List<double[]> asked;
    private int step;
    private long accepted;

    /** Where a chain stands, with energy and slope there. */
    private record Place(double[] x, double energy, double[] slope) {

        static Place of(double[] x, double[] answer) {
            return new Place(x, answer[0], Arrays.copyOfRange(answer, 1, answer.length));
        }
    }

    /**
     * @param start of each chain
     * @param still coordinates that stay where they are
     */
    EnergyChains(List<double[]> start, BitSet still, float[] condition, List<RandomGenerator> rngs) {
        this.still = still;
        this.condition = condition;
        this.rngs = rngs;
        asked = start;
        moments.add(start);
    }

    @Override
    public boolean done() {
        return step > STEPS || rngs.isEmpty();
    }

    @Override
    public List<Query> queries() {
        return done()
                ? List.of()
                : asked.stream().map(x -> new Query(x, Double.NaN, condition)).toList();
    }

    @Override
    public void advance(List<double[]> answers) {
        List<Place> before = now;
        List<Place> next = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Place proposed = Place.of(asked.get(i), answers.get(i));
            next.add(before == null ? proposed : chosen(before.get(i), proposed, rngs.get(i)));
        }
        now = next;
        if (step > 0 && step % (STEPS / MOMENTS) == 0) {
            moments.add(next.stream().map(Place::x).toList());
        }
        step++;
        if (!done()) {
            asked = proposals(next);
        }
    }

    private List<double[]> proposals(List<Place> places) {
        List<double[]> proposals = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            proposals.add(proposal(places.get(i), rngs.get(i)));
        }
        return proposals;
    }

    private double[] proposal(Place at, RandomGenerator rng) {
        LangevinStep h = LangevinStep.of(step);
        double[] drift = h.drift(at.slope, still);
        double[] y = new double[at.x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = still.get(i) ? at.x[i] : at.x[i] - drift[i] + h.deviation() * rng.nextGaussian();
        }
        return y;
    }

    private Place chosen(Place at, Place proposed, RandomGenerator rng) {
        LangevinStep h = LangevinStep.of(step);
        double back = h.logMove(proposed.x, h.drift(proposed.slope, still), at.x);
        double there = h.logMove(at.x, h.drift(at.slope, still), proposed.x);
        boolean taken = Math.log(rng.nextDouble()) < at.energy - proposed.energy + back - there;
        accepted += taken ? 1 : 0;
        return taken ? proposed : at;
    }

    @Override
    public List<double[]> points() {
        return chains().last();
    }

    /** All of them, once done. */
    Chains chains() {
        if (!done()) {
            throw new IllegalStateException("the draw is not done");
        }
        return new Chains(moments, accepted / (double) (STEPS * Math.max(1L, rngs.size())));
    }
}
