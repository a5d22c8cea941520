package org.plume.compare.data;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.Sampler;

/** A distribution of labelled points, standardised: about mean 0 and variance 1 in each coordinate. */
public interface PointSet extends Sampler<double[]> {

    String name();

    /** d. */
    int size();

    /** Labels are 0 .. labels - 1; 1 where there is only one kind of point. */
    int labels();

    /** A point and the kind that it is of. */
    Labelled draw(RandomGenerator rng);

    @Override
    default double[] sample(RandomGenerator rng) {
        return draw(rng).x();
    }

    /** Where modes are, where there are any to count; else empty. */
    default List<double[]> modes() {
        return List.of();
    }

    /** How near a point must be to a mode to belong to it. */
    default double modeRadius() {
        return 0;
    }

    /** A point and its label. */
    record Labelled(double[] x, int label) {}
}
