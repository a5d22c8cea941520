package org.plume.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.bench.peer.Peer;
import org.plume.generative.Streams;
import org.plume.generative.model.Safetensors;
import org.plume.generative.nn.Tensor;
import org.plume.policy.Chunk;
import org.plume.policy.PolicyDescription;
import org.plume.policy.Situation;
import org.plume.policy.method.Shape;
import org.plume.policy.plan.Policy;
import org.plume.policy.plan.PolicyFolder;

/** The draw of a request as the server makes it: {@code policy.given(situation).sample(64, streams)}. */
final class Sampling implements AutoCloseable {

    static final int ROWS = 64;
    /** Largest difference of a normalised number of a trajectory between us and a peer, from the same noise. */
    static final double SAME = 1e-4;

    private final Subject subject;
    private final Scratch scratch;
    private final long seed;
    private final PolicyDescription description;
    private final Policy policy;
    private final Situation situation;
    private long drawn;

    Sampling(Subject subject, Scratch scratch, long seed) {
        this.subject = subject;
        this.scratch = scratch;
        this.seed = seed;
        description = Untrained.describe(subject.network());
        policy = Policy.load(Untrained.write(scratch.at(name()), name(), description, seed));
        situation = new Situation(List.of(frame(0), frame(1)), null, List.of());
    }

    private double[] frame(int index) {
        RandomGenerator rng = new Streams(seed).child(1).at(index);
        return rng.doubles(Untrained.COLUMNS, -1, 1).toArray();
    }

    String name() {
        return subject.name();
    }

    /** Each call draws from streams of its own. */
    void draw() {
        policy.given(situation).sample(ROWS, new Streams(seed).child(++drawn));
    }

    /** Hands the peer weights and condition; answers {@code form}, in which it runs fastest, and
     * {@code forms}, the best time of each when tried, ms. */
    JsonNode teach(Peer peer) {
        Shape shape = Untrained.shape(description);
        Path weights = scratch.at(name() + ".safetensors");
        Safetensors.write(weights, Untrained.weights(PolicyFolder.graph(description), seed), Map.of());
        Path condition = scratch.at(name() + "-condition.safetensors");
        float[] features = new float[shape.condition()];
        int at = 0;
        for (double[] frame : situation.frames()) {
            for (double value : frame) {
                features[at++] = (float) value;
            }
        }
        Safetensors.write(
                condition, Map.of("condition", Tensor.of(features, 1, features.length), "x", noise()), Map.of());
        JsonNode answer = peer.ask(
                "load",
                Map.of(
                        "name", name(),
                        "shape", subject.forPeer(shape),
                        "weights", weights.toString(),
                        "condition", condition.toString(),
                        "rows", ROWS,
                        "steps", Untrained.EVALUATIONS));
        return answer;
    }

    /** The noise of {@link Streams} of the seed, {@code [rows, horizon, joints]}. */
    private Tensor noise() {
        int d = description.spec().chunkSize();
        float[] x = new float[ROWS * d];
        for (int i = 0; i < ROWS; i++) {
            RandomGenerator rng = new Streams(seed).at(i);
            for (int j = 0; j < d; j++) {
                x[i * d + j] = (float) rng.nextGaussian();
            }
        }
        return Tensor.of(x, ROWS, Untrained.HORIZON, d / Untrained.HORIZON);
    }

    /**
     * The largest difference between the peer's trajectories and ours from the same noise.
     *
     * @throws IllegalStateException if it is above {@value #SAME}: the two do not compute the same
     */
    double difference(Peer peer) {
        Path noise = scratch.at(name() + "-noise.safetensors");
        Path out = scratch.at(name() + "-out.safetensors");
        Safetensors.write(noise, Map.of("x", noise()), Map.of());
        peer.ask("sample", Map.of("name", name(), "noise", noise.toString(), "out", out.toString()));
        float[] theirs =
                Safetensors.read(out).getOrDefault("x", Tensor.zeros(0)).values();
        List<Chunk> ours = policy.given(situation).sample(ROWS, new Streams(seed));
        double[] present = situation.present();
        double worst = 0;
        int at = 0;
        for (Chunk chunk : ours) {
            for (double[] step : chunk.path()) {
                for (int j = 0; j < step.length; j++) {
                    double z = (step[j] - present[j]) * Untrained.SCALE;
                    worst = Math.max(worst, Math.abs(z - theirs[at++]));
                }
            }
        }
        if (!(worst <= SAME)) {
            throw new IllegalStateException("trajectories of " + subject.title() + " must be the peer's within " + SAME
                    + ", differ by " + worst);
        }
        return worst;
    }

    @Override
    public void close() {
        policy.close();
    }
}
