package org.plume.generative.nn;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.Streams;

/** Initial values of a graph's parameters. */
public final class Parameters {

    private Parameters() {}

    /** {@link #initial(Recording, long)} of the graph. */
    public static Map<String, Tensor> initial(Graph graph, long seed) {
        return initial(Recording.of(graph), seed);
    }

    /**
     * Each parameter's values by its {@link Init}, in order of definition. A parameter draws from a stream of its own,
     * found by (seed, name), so it does not depend on the order or on the others.
     */
    public static Map<String, Tensor> initial(Recording recording, long seed) {
        Streams streams = new Streams(seed);
        Map<String, Tensor> values = new LinkedHashMap<>();
        recording.parameters().forEach((name, node) -> {
            float[] v = recording.init(name).values(node.shape(), streams.at(hash(name)));
            values.put(name, new Tensor(node.shape(), v));
        });
        return values;
    }

    /** FNV-1a, 64 bits (Fowler, Noll and Vo). */
    private static long hash(String name) {
        long h = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return h;
    }
}
