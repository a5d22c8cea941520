package org.plume.compare.data;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.Sampler;
import org.plume.generative.paradigm.Space;

/** A distribution of labelled points, standardised: about mean 0 and variance 1 in each coordinate. */
public interface PointSet extends Sampler<double[]> {

    String name();

    /** d. */
    int size();

    /** Labels are 0 .. labels - 1; 1 where there is only one kind of point. */
    int labels();

    /** 0 where entries are real numbers; else each is a letter, 0 .. letters - 1. */
    default int letters() {
        return 0;
    }

    /** What paradigms learn a distribution over, the label being the condition. */
    default Space space() {
        return new Space(size(), labels(), letters());
    }

    /** The point in a space whose distances mean something; letters are indicators. */
    default double[] features(double[] x) {
        if (letters() == 0) {
            return x;
        }
        double[] indicators = new double[x.length * letters()];
        for (int i = 0; i < x.length; i++) {
            indicators[i * letters() + (int) x[i]] = 1;
        }
        return indicators;
    }

    /** Entries of {@link #features}. */
    default int featureSize() {
        return Math.max(1, letters()) * size();
    }

    /** The point as a page draws it: its first two entries; letters in their order, about 0. */
    default double[] shown(double[] x) {
        double[] two = {x[0], x.length == 1 ? 0 : x[1]};
        for (int i = 0; i < two.length && letters() > 0; i++) {
            two[i] = 4 * (two[i] + 0.5) / letters() - 2;
        }
        return two;
    }

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
