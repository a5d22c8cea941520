package org.plume.compare.learn;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.compare.data.PointSet;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.nn.Tensor;
import org.plume.generative.paradigm.Numbers;

/**
 * Minibatches of fresh points. The condition is the label as an indicator vector; where it is left out, zeros.
 *
 * @param set what is drawn from
 * @param numbers what the objective reads
 * @param rows of a minibatch
 * @param labelled share of rows that are told their label: 0 for a model of p(x) alone
 * @param streams stream n draws the batch of step n
 */
record PointBatches(PointSet set, Numbers numbers, int rows, double labelled, Streams streams) implements Batches {

    @Override
    public Map<String, Tensor> at(long step) {
        RandomGenerator rng = streams.at(step);
        double[][] x = new double[rows][];
        float[] condition = new float[rows * set.labels()];
        for (int r = 0; r < rows; r++) {
            PointSet.Labelled point = set.draw(rng);
            x[r] = point.x();
            if (rng.nextDouble() < labelled) {
                condition[r * set.labels() + point.label()] = 1;
            }
        }
        return numbers.of(x, Tensor.of(condition, rows, set.labels()), rng);
    }
}
