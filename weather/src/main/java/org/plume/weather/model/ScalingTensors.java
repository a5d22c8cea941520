package org.plume.weather.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Tensor;
import org.plume.weather.climate.Climate;
import org.plume.weather.climate.LinearModel;

/** A {@link Scaling} as the tensors of a model folder, in singles. */
final class ScalingTensors {

    private static final String CLIMATE = "climate.coefficients";
    private static final String DEVIATION = "climate.deviation";
    private static final String SCALE = "scale";
    private static final String RESIDUAL = "residual";
    private static final String PATTERNS = "noise.patterns";
    private static final String REST = "noise.rest";
    private static final String STATICS = "static.fields";
    private static final String FUNCTIONS = "linear.functions";
    private static final String PROJECTIONS = "linear.projections";
    private static final String REGRESSION = "linear.regression";

    private ScalingTensors() {}

    /** With the deviation of what the mean leaves; empty for none. */
    static Map<String, Tensor> write(Scaling scaling, double... residual) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(CLIMATE, tensor(scaling.climate().coefficients()));
        tensors.put(DEVIATION, tensor(new double[][] {scaling.climate().deviation()}));
        tensors.put(SCALE, tensor(new double[][] {scaling.scale()}));
        if (residual.length > 0) {
            tensors.put(RESIDUAL, tensor(new double[][] {residual}));
        }
        LinearModel linear = scaling.linear();
        if (linear != null) {
            tensors.put(FUNCTIONS, tensor(linear.functions()));
            tensors.put(PROJECTIONS, tensor(linear.projections()));
            tensors.put(REGRESSION, tensor(linear.regression()));
        }
        Patterns patterns = scaling.patterns();
        if (patterns != null) {
            tensors.put(PATTERNS, tensor(patterns.functions()));
            tensors.put(REST, tensor(new float[][] {patterns.rest()}));
        }
        if (scaling.statics().length > 0) {
            tensors.put(STATICS, tensor(scaling.statics()));
        }
        return tensors;
    }

    static Scaling read(ForecastSpec spec, Map<String, Tensor> tensors) {
        double[][] coefficients = matrix(tensors, CLIMATE);
        Climate climate = new Climate(
                spec.layout(),
                spec.calendar(),
                (coefficients.length - 1) / 2,
                coefficients,
                matrix(tensors, DEVIATION)[0]);
        @Nullable LinearModel linear = null;
        if (spec.base() == Base.LINEAR) {
            linear = new LinearModel(
                    spec.memory(),
                    1,
                    matrix(tensors, FUNCTIONS),
                    matrix(tensors, PROJECTIONS),
                    matrix(tensors, REGRESSION));
        }
        boolean fields = spec.method() instanceof Crps && spec.base() == Base.LINEAR;
        Patterns patterns = fields || spec.method() instanceof Gaussian
                ? new Patterns(singles(tensors, PATTERNS), singles(tensors, REST)[0])
                : null;
        float[][] statics = spec.statics().isEmpty() ? new float[0][] : singles(tensors, STATICS);
        return new Scaling(spec, climate, linear, matrix(tensors, SCALE)[0], patterns, statics);
    }

    /** The deviation of what the mean leaves. */
    static double[] residual(Map<String, Tensor> tensors) {
        return matrix(tensors, RESIDUAL)[0];
    }

    private static Tensor tensor(double[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return Tensor.of(values, rows.length, rows[0].length);
    }

    private static Tensor tensor(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
        }
        return Tensor.of(values, rows.length, rows[0].length);
    }

    private static float[][] singles(Map<String, Tensor> tensors, String name) {
        double[][] rows = matrix(tensors, name);
        float[][] singles = new float[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                singles[i][j] = (float) rows[i][j];
            }
        }
        return singles;
    }

    private static double[][] matrix(Map<String, Tensor> tensors, String name) {
        Tensor t = tensors.get(name);
        if (t == null || t.shape().length != 2) {
            throw new IllegalArgumentException(
                    "weights.safetensors must have a matrix " + name + ", has " + (t == null ? tensors.keySet() : t));
        }
        int columns = Math.toIntExact(t.shape()[1]);
        double[][] rows = new double[Math.toIntExact(t.shape()[0])][columns];
        for (int i = 0; i < t.values().length; i++) {
            rows[i / columns][i % columns] = t.values()[i];
        }
        return rows;
    }
}
