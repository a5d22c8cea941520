package org.plume.policy.learn;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.nn.Tensor;
import org.plume.policy.PolicySpec;
import org.plume.policy.Scaling;
import org.plume.policy.encode.Conditioning;
import org.plume.policy.method.OneLoss;

/** Minibatches of examples drawn with replacement, normalised, with what the method's objective needs beside them. */
public final class PolicyBatches implements Batches {

    private final PolicySpec spec;
    private final OneLoss method;
    private final Examples examples;
    private final Scaling scaling;
    private final Conditioning conditioning;
    private final int rows;
    private final Streams streams;

    /**
     * @param rows examples of a batch
     * @param streams stream n draws the batch of step n
     */
    public PolicyBatches(
            PolicySpec spec, OneLoss method, Examples examples, Scaling scaling, int rows, Streams streams) {
        if (rows < 1) {
            throw new IllegalArgumentException("batch must be >= 1, was " + rows);
        }
        this.spec = spec;
        this.method = method;
        this.examples = examples;
        this.scaling = scaling;
        this.rows = rows;
        this.streams = streams;
        conditioning = new Conditioning(spec, scaling.features());
    }

    @Override
    public Map<String, Tensor> at(long step) {
        RandomGenerator rng = streams.at(step);
        int size = conditioning.size();
        float[] condition = new float[rows * size];
        double[][] targets = new double[rows][];
        for (int i = 0; i < rows; i++) {
            Example example = examples.draw(rng);
            targets[i] = scaling.targets().apply(example.target());
            conditioning.put(example.features(), condition, i * size);
        }
        return method.batch(spec.shape(size), targets, Tensor.of(condition, rows, size), rng);
    }
}
