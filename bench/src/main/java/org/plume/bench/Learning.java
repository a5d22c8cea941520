package org.plume.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.bench.peer.Peer;
import org.plume.generative.Streams;
import org.plume.generative.learn.Objective;
import org.plume.generative.learn.Plan;
import org.plume.generative.model.Safetensors;
import org.plume.generative.nn.Tensor;
import org.plume.policy.PolicyDescription;
import org.plume.policy.method.Shape;
import org.plume.training.AdamW;
import org.plume.training.Engine;
import org.plume.training.Gradient;
import org.plume.training.TrainingState;

/** Optimiser steps as {@code Trainer} makes them: gradient, clipping, AdamW, moving average, on minibatches made before. */
final class Learning implements AutoCloseable {

    /** Largest relative difference of the loss, step by step, between two who learn from the same start. */
    static final double SAME = 1e-3;

    private static final int MINIBATCHES = 8;
    private static final Plan PLAN = new Plan(1_000_000_000, 1e-3, 0, 0.9, 0.999, 1e-4, 1, 0.999, 0);

    private final Subject subject;
    private final PolicyDescription description;
    private final Map<String, Tensor> weights;
    private final List<Map<String, Tensor>> minibatches = new ArrayList<>();
    private final Gradient gradient;
    private final AdamW optimiser;
    private int steps;

    Learning(Subject subject, Engine engine, long seed) {
        this.subject = subject;
        description = Untrained.describe(subject.network());
        Shape shape = Untrained.shape(description);
        Objective objective = Untrained.METHOD.objective(shape, subject.network());
        weights = Untrained.weights(objective.graph(), seed);
        for (int i = 0; i < MINIBATCHES; i++) {
            minibatches.add(minibatch(shape, new Streams(seed).child(2).at(i)));
        }
        TrainingState state = TrainingState.start(weights, true);
        gradient = engine.open(objective, state.weights());
        optimiser = new AdamW(PLAN, state);
    }

    private Map<String, Tensor> minibatch(Shape shape, RandomGenerator rng) {
        double[][] targets = new double[subject.batch()][];
        float[] condition = new float[subject.batch() * shape.condition()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = rng.doubles(shape.chunk(), -1, 1).toArray();
        }
        for (int i = 0; i < condition.length; i++) {
            condition[i] = (float) rng.nextDouble(-1, 1);
        }
        return Untrained.METHOD.batch(shape, targets, Tensor.of(condition, subject.batch(), shape.condition()), rng);
    }

    String name() {
        return subject.name();
    }

    /** One step; the answer is the loss before it. */
    double step() {
        double loss = gradient.at(minibatches.get(steps++ % MINIBATCHES));
        optimiser.step(gradient::by);
        return loss;
    }

    /** The first losses, one for each minibatch. */
    List<Double> first() {
        List<Double> losses = new ArrayList<>();
        while (steps < MINIBATCHES) {
            losses.add(step());
        }
        return losses;
    }

    /**
     * Hands the peer the initial weights and the minibatches; answers {@code form}, in which it runs fastest, and
     * {@code forms}, the best time of each when tried, ms.
     *
     * @param losses ours, that the peer's must agree with
     * @throws IllegalStateException if they do not: the two do not compute the same
     */
    JsonNode teach(Peer peer, Scratch scratch, List<Double> losses) {
        Path start = scratch.at(name() + ".safetensors");
        Safetensors.write(start, weights, Map.of());
        List<String> files = new ArrayList<>();
        for (Map<String, Tensor> minibatch : minibatches) {
            Path file = scratch.at(name() + "-minibatch-" + files.size() + ".safetensors");
            Safetensors.write(file, minibatch, Map.of());
            files.add(file.toString());
        }
        JsonNode answer = peer.ask(
                "load",
                Map.of(
                        "name", name(),
                        "shape", subject.forPeer(Untrained.shape(description)),
                        "weights", start.toString(),
                        "batches", files));
        for (int i = 0; i < losses.size(); i++) {
            double theirs = answer.path("losses").path(i).asDouble(Double.NaN);
            if (!(Math.abs(losses.get(i) - theirs) <= SAME * theirs)) {
                throw new IllegalStateException("the loss of " + subject.title() + " at step " + i
                        + " must be the peer's within " + SAME + ", was " + losses.get(i) + " beside " + theirs);
            }
        }
        return answer;
    }

    @Override
    public void close() {
        gradient.close();
    }
}
