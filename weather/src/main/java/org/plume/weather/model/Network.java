package org.plume.weather.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.nn.onnx.FixedBatches;
import org.plume.generative.nn.onnx.OnnxSession;

/** The open graphs of a forecaster. Each row's numbers are the same alone and in any batch. Safe for threads. */
final class Network implements AutoCloseable {

    /** Batch sizes that are tried; those that agree to the bit are used. */
    private static final Integer[] SIZES = {64, 16, 4, 2, 1};

    private final Map<String, OnnxSession> sessions = new LinkedHashMap<>();
    private final Map<String, FixedBatches> graphs = new LinkedHashMap<>();

    /** Opens graphs by name. */
    Network(Map<String, byte[]> models, int threads) {
        try {
            models.forEach((name, onnx) -> {
                OnnxSession session = OnnxSession.open(onnx, threads);
                sessions.put(name, session);
                graphs.put(name, FixedBatches.proven(session, SIZES));
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The features of the rows; rows that are the same as the one before are computed once. */
    float[] features(int rows, float[] fields) {
        return once(Graphs.TRUNK, Graphs.FEATURES, rows, fields);
    }

    /** The deterministic mean of the rows. */
    float[] mean(int rows, float[] fields) {
        return once(Graphs.MEAN, Graphs.OUTPUT, rows, fields);
    }

    /** The output of the head. */
    float[] head(int rows, Map<String, float[]> inputs) {
        return Graphs.value(Graphs.value(graphs, Graphs.HEAD).run(rows, inputs), Graphs.OUTPUT);
    }

    /** The output of a head that sees nothing but the features, of the rows; the same rows are computed once. */
    float[] distribution(int rows, float[] fields) {
        return once(rows, fields, (kinds, distinct) -> {
            Map<String, float[]> features =
                    Graphs.value(graphs, Graphs.TRUNK).run(kinds, Map.of(Graphs.FIELDS, distinct));
            return head(kinds, Map.of(Graphs.FEATURES, Graphs.value(features, Graphs.FEATURES)));
        });
    }

    private float[] once(String graph, String output, int rows, float[] fields) {
        return once(
                rows,
                fields,
                (kinds, distinct) ->
                        Graphs.value(Graphs.value(graphs, graph).run(kinds, Map.of(Graphs.FIELDS, distinct)), output));
    }

    /** What is computed of so many rows. */
    @FunctionalInterface
    private interface OfRows {
        float[] of(int rows, float[] fields);
    }

    private static float[] once(int rows, float[] fields, OfRows computation) {
        int width = fields.length / rows;
        List<Integer> kinds = new ArrayList<>();
        int[] of = new int[rows];
        for (int i = 0; i < rows; i++) {
            boolean same =
                    i > 0 && Arrays.equals(fields, i * width, (i + 1) * width, fields, (i - 1) * width, i * width);
            if (!same) {
                kinds.add(i);
            }
            of[i] = kinds.size() - 1;
        }
        if (kinds.size() == rows) {
            return computation.of(rows, fields);
        }
        float[] distinct = new float[kinds.size() * width];
        for (int k = 0; k < kinds.size(); k++) {
            System.arraycopy(fields, kinds.get(k) * width, distinct, k * width, width);
        }
        float[] computed = computation.of(kinds.size(), distinct);
        int size = computed.length / kinds.size();
        float[] all = new float[rows * size];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(computed, of[i] * size, all, i * size, size);
        }
        return all;
    }

    @Override
    public void close() {
        sessions.values().forEach(OnnxSession::close);
    }
}
