package org.plume.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.Safetensors;
import org.plume.generative.model.Sha256;
import org.plume.generative.nn.Tensor;

/**
 * A training state with its fingerprint, as a safetensors file that carries a hash of all that matters in it.
 *
 * @param best the best held-out look so far; null where there was none
 */
record Checkpoint(
        TrainingState state,
        Fingerprint fingerprint,
        @Nullable Best best) {

    private static final String STEP = "step";
    private static final String HASH = "sha256";
    private static final String FACT = "fact.";
    private static final String WEIGHTS = "weights/";
    private static final String AVERAGED = "averaged/";
    private static final String FIRST = "first/";
    private static final String SECOND = "second/";
    private static final String BEST = "best/";
    private static final String BEST_STEP = "bestStep";
    private static final String BEST_LOSS = "bestLoss";

    /** What the file holds. */
    record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {}

    Content content() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        state.weights().forEach((name, t) -> tensors.put(WEIGHTS + name, t));
        if (state.averaged() != state.weights()) {
            state.averaged().forEach((name, t) -> tensors.put(AVERAGED + name, t));
        }
        state.first().forEach((name, t) -> tensors.put(FIRST + name, t));
        state.second().forEach((name, t) -> tensors.put(SECOND + name, t));
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(STEP, Long.toString(state.step()));
        if (best != null) {
            best.weights().forEach((name, t) -> tensors.put(BEST + name, t));
            metadata.put(BEST_STEP, Long.toString(best.step()));
            metadata.put(BEST_LOSS, Double.toString(best.loss()));
        }
        fingerprint.facts().forEach((name, value) -> metadata.put(FACT + name, value));
        metadata.put(HASH, hash(tensors, metadata));
        return new Content(tensors, metadata);
    }

    /** Reads a file; one that is damaged anywhere is an {@link IllegalArgumentException}. */
    static Checkpoint read(Path file) {
        Safetensors opened = Safetensors.open(file);
        Map<String, String> metadata = new TreeMap<>(opened.metadata());
        String expected = metadata.remove(HASH);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        opened.names().forEach(name -> tensors.put(name, opened.tensor(name)));
        String actual = hash(tensors, metadata);
        if (!actual.equals(expected)) {
            throw new IllegalArgumentException(file + " must have contents of SHA-256 " + expected + ", had " + actual);
        }
        Map<String, String> facts = new TreeMap<>();
        metadata.forEach((key, value) -> {
            if (key.startsWith(FACT)) {
                facts.put(key.substring(FACT.length()), value);
            }
        });
        Map<String, Tensor> weights = below(WEIGHTS, tensors);
        Map<String, Tensor> averaged = below(AVERAGED, tensors);
        long step = Long.parseLong(metadata.getOrDefault(STEP, ""));
        return new Checkpoint(
                new TrainingState(
                        step,
                        weights,
                        averaged.isEmpty() ? weights : averaged,
                        below(FIRST, tensors),
                        below(SECOND, tensors)),
                new Fingerprint(facts),
                best(metadata, below(BEST, tensors)));
    }

    private static @Nullable Best best(Map<String, String> metadata, Map<String, Tensor> weights) {
        String step = metadata.get(BEST_STEP);
        String loss = metadata.get(BEST_LOSS);
        return step == null || loss == null ? null : new Best(Long.parseLong(step), Double.parseDouble(loss), weights);
    }

    private static Map<String, Tensor> below(String prefix, Map<String, Tensor> tensors) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
            }
        });
        return found;
    }

    private static String hash(Map<String, Tensor> tensors, Map<String, String> metadata) {
        MessageDigest digest = Sha256.digest();
        metadata.forEach((key, value) -> digest.update((key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8)));
        tensors.forEach((name, tensor) -> Fingerprint.update(digest, name, tensor));
        return HexFormat.of().formatHex(digest.digest());
    }
}
