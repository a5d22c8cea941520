package org.plume.compare.use;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.compare.data.PointSet;
import org.plume.generative.metric.Modes;

/**
 * A set whose points have two traits, which mode pair they are of and which of the pair, and are told with one of the two:
 * a model never sees both at once.
 *
 * @param set with an even number of modes
 */
record Traits(PointSet set) implements PointSet {

    private static final int OF_PAIR = 2;

    private int pairs() {
        return set.modes().size() / OF_PAIR;
    }

    @Override
    public String name() {
        return set.name() + "-traits";
    }

    @Override
    public int size() {
        return set.size();
    }

    @Override
    public int labels() {
        return pairs() + OF_PAIR;
    }

    @Override
    public Labelled draw(RandomGenerator rng) {
        double[] x = set.draw(rng).x();
        int mode = Modes.nearest(x, set.modes());
        return new Labelled(x, rng.nextBoolean() ? pair(mode) : pairs() + mode % OF_PAIR);
    }

    private static int pair(int mode) {
        return mode / OF_PAIR;
    }

    /** The condition that tells the pair of a mode. */
    float[] first(int mode) {
        return told(pair(mode));
    }

    /** The condition that tells which of its pair a mode is. */
    float[] second(int mode) {
        return told(pairs() + mode % OF_PAIR);
    }

    private float[] told(int label) {
        float[] condition = new float[labels()];
        condition[label] = 1;
        return condition;
    }

    /** Share of the points within the mode. */
    double share(List<double[]> points, int mode) {
        Modes modes = Modes.of(points, set.modes(), set.modeRadius());
        return modes.shares()[mode] * (1 - modes.outside());
    }

    /** Share of the points within the pair of the mode. */
    double pairShare(List<double[]> points, int mode) {
        return share(points, pair(mode) * OF_PAIR) + share(points, pair(mode) * OF_PAIR + 1);
    }
}
