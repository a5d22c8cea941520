package org.plume.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.bench.peer.Peer;
import org.plume.generative.Streams;
import org.plume.generative.model.Safetensors;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.Alphabet;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Generator;
import org.plume.protein.generate.Sampling;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Member;
import org.plume.protein.network.NetworkModel;
import org.plume.protein.network.Networks;
import org.plume.protein.network.Tokens;

/** Sequences drawn as the product draws them, by a network over 82 columns with random weights. */
final class Generating implements AutoCloseable {

    static final int COLUMNS = 82;

    /** Largest difference of log p of a sequence between us and a peer, nats. */
    static final double SAME = 1e-2;

    private final int rows;
    private final long seed;
    private final CausalMixer network;
    private final Map<String, Tensor> weights;
    private final Member member;
    private long drawn;

    /** @param rows sequences decoded at once */
    Generating(CausalMixer network, int rows, long seed) {
        this.network = network;
        this.rows = rows;
        this.seed = seed;
        weights = Parameters.initial(Networks.whole(network), seed);
        member = new Member("forward", Direction.FORWARD, new NetworkModel(network, weights, 0));
    }

    /** A network over the columns. */
    static CausalMixer network(int width, int inner, int layers, int heads) {
        return new CausalMixer(
                COLUMNS, true, Tokens.count(1), Alphabet.SYMBOLS, width, inner, layers, heads, COLUMNS - 1);
    }

    String name() {
        return "generation-" + rows;
    }

    Member member() {
        return member;
    }

    /** Each call draws from streams of its own. */
    void draw() {
        new Generator(member, rows, COLUMNS)
                .generate(rows, Sampling.EXACT, Filter.NONE, new Streams(seed).child(++drawn), s -> true);
    }

    /** Hands the peer the weights; answers {@code form}, in which it runs fastest, and {@code forms}. */
    JsonNode teach(Peer peer, Scratch scratch) {
        Path file = scratch.at(name() + ".safetensors");
        Safetensors.write(file, weights, Map.of());
        return peer.ask(
                "load",
                Map.of(
                        "name", name(),
                        "shape",
                                Map.of(
                                        "columns", network.context(),
                                        "width", network.width(),
                                        "inner", network.inner(),
                                        "layers", network.layers(),
                                        "heads", network.heads(),
                                        "symbols", network.symbols()),
                        "weights", file.toString(),
                        "rows", rows,
                        "start", Tokens.start(0)));
    }

    /**
     * The largest difference of log p of drawn sequences between the peer and us, nats.
     *
     * @throws IllegalStateException if it is above {@value #SAME}: the two do not compute the same
     */
    double difference(Peer peer, Scratch scratch) {
        List<byte[]> codes = new ArrayList<>();
        new Generator(member, rows, COLUMNS)
                .generate(rows, Sampling.EXACT, Filter.NONE, new Streams(seed), s -> codes.add(s.codes()));
        float[] ids = new float[rows * COLUMNS];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < COLUMNS; c++) {
                ids[r * COLUMNS + c] = codes.get(r)[c];
            }
        }
        Path file = scratch.at(name() + "-rows.safetensors");
        Path out = scratch.at(name() + "-out.safetensors");
        Safetensors.write(file, Map.of("x", Tensor.of(ids, rows, COLUMNS)), Map.of());
        peer.ask("score", Map.of("name", name(), "sequences", file.toString(), "out", out.toString()));
        float[] theirs =
                Safetensors.read(out).getOrDefault("x", Tensor.zeros(0)).values();
        double[] ours = member.logDensities(codes);
        double worst = 0;
        for (int r = 0; r < rows; r++) {
            worst = Math.max(worst, Math.abs(ours[r] - theirs[r]));
        }
        if (!(worst <= SAME)) {
            throw new IllegalStateException("log p must be the peer's within " + SAME + ", differ by " + worst);
        }
        return worst;
    }

    @Override
    public void close() {
        member.close();
    }
}
