package org.plume.generative.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code model.json} says of a model.
 *
 * @param name letters, digits, {@code _ . -}; at most 64
 * @param kind the domain that can load it: {@code policy}, {@code weather}, {@code protein}
 * @param task what it was trained for, for instance {@code avoiding}
 * @param spec what its kind needs to know: shapes, normalisation, network sizes
 * @param sampler defaults of the sampler
 * @param threads inside one call of the network; part of the model because it can change the last digit
 * @param provenance how and on what it was trained
 * @param metrics what it reached: an estimate {@code k} with its interval {@code k95}, and the same keys for each of
 *     {@code baselines}, which a result must have
 * @param files size and hash of each file, by path; filled in when the folder is written
 */
@JsonIgnoreProperties("format")
public record ModelCard(
        String name,
        String kind,
        String task,
        ObjectNode spec,
        ObjectNode sampler,
        int threads,
        Provenance provenance,
        ObjectNode metrics,
        Map<String, FileSeal> files) {

    /** The version of the format that this code reads and writes. */
    public static final int FORMAT = 1;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}");

    /** A file as it must be found. */
    public record FileSeal(long bytes, String sha256) {

        public FileSeal {
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes must be >= 0, was " + bytes);
            }
            if (!Sha256.isHex(sha256)) {
                throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, was " + sha256);
            }
        }
    }

    public ModelCard {
        requireName("name", name);
        requireName("kind", kind);
        requireName("task", task);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, was " + threads);
        }
        requireBaselines(metrics);
        spec = spec.deepCopy();
        sampler = sampler.deepCopy();
        metrics = metrics.deepCopy();
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The same card for other files. */
    public ModelCard withFiles(Map<String, FileSeal> newFiles) {
        return new ModelCard(name, kind, task, spec, sampler, threads, provenance, metrics, newFiles);
    }

    /** The same card with what the model reached. */
    public ModelCard withMetrics(ObjectNode newMetrics) {
        return new ModelCard(name, kind, task, spec, sampler, threads, provenance, newMetrics, files);
    }

    /** Whether a text can name a model, a graph, a kind or a task, and so a file. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static void requireName(String field, String value) {
        if (!isName(value)) {
            throw new IllegalArgumentException(field
                    + " must be 1 to 64 letters, digits or _ . - and not begin with a dot, was \"" + value + "\"");
        }
    }

    private static void requireBaselines(ObjectNode metrics) {
        if (metrics.isEmpty()) {
            return;
        }
        JsonNode baselines = metrics.path("baselines");
        if (!baselines.isArray() || baselines.isEmpty()) {
            throw new IllegalArgumentException("metrics must have baselines beside them, were " + metrics);
        }
        for (JsonNode baseline : baselines) {
            if (!baseline.path("name").isTextual()) {
                throw new IllegalArgumentException("each of metrics.baselines must have a name, was " + baseline);
            }
        }
    }
}
