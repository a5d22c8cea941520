package org.plume.weather.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.weather.States;
import org.plume.weather.climate.Climate;
import org.plume.weather.climate.LinearModel;

/**
 * From states to what the network sees and gives, and back: z(t + 1) = base + scale u.
 *
 * @param climate makes anomalies z of states
 * @param linear the base, where it is linear
 * @param scale {@code [entries]}, the deviation of z(t + 1) - base in the training states
 * @param patterns of u in the training states; null where there is no noise or it is white
 * @param statics {@code [fields][points]}, normalised
 */
record Scaling(
        ForecastSpec spec,
        Climate climate,
        @Nullable LinearModel linear,
        double[] scale,
        @Nullable Patterns patterns,
        float[][] statics) {

    private static final double RIDGE = 1e-4;

    static Scaling fit(ForecastSpec spec, States train, float[][] statics) {
        Climate climate = Climate.fit(train, spec.harmonics());
        float[][] z = climate.anomalies(train);
        LinearModel linear = null;
        if (spec.base() == Base.LINEAR) {
            linear = LinearModel.fit(z, climate.variances(), spec.linear(), spec.memory(), 1, RIDGE);
        }
        double[] ones = new double[spec.layout().size()];
        Arrays.fill(ones, 1);
        List<float[]> left = new Scaling(spec, climate, linear, ones, null, statics).left(z);
        Deviation deviation = new Deviation(spec.layout());
        left.forEach(deviation::add);
        double[] scale = deviation.value();
        if (!(spec.method() instanceof Crps) || spec.base() != Base.LINEAR) {
            return new Scaling(spec, climate, linear, scale, null, statics);
        }
        for (float[] row : left) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= (float) scale[j];
            }
        }
        return new Scaling(spec, climate, linear, scale, Patterns.fit(spec.layout(), left), statics);
    }

    /** z(t + 1) - base of all t. */
    private List<float[]> left(float[][] z) {
        List<float[]> rows = new ArrayList<>();
        for (int t = spec.memory() - 1; t + 1 < z.length; t++) {
            float[] base = base(Arrays.copyOfRange(z, t - spec.memory() + 1, t + 1));
            float[] left = z[t + 1].clone();
            for (int j = 0; j < left.length; j++) {
                left[j] -= base[j];
            }
            rows.add(left);
        }
        return rows;
    }

    /** With other noise. */
    Scaling with(Patterns other) {
        return new Scaling(spec, climate, linear, scale, other, statics);
    }

    /** What the network sees of states. */
    Fields fields() {
        return new Fields(spec, statics);
    }

    /** What noise is made of. */
    Patterns noise() {
        return patterns == null ? Patterns.none(scale.length) : patterns;
    }

    /** What u is added to, given the last anomalies, oldest first. */
    float[] base(float[]... recent) {
        return switch (spec.base()) {
            case CLIMATE -> new float[scale.length];
            case PERSISTENCE -> recent[recent.length - 1];
            case LINEAR -> {
                if (linear == null) {
                    throw new IllegalStateException("a linear base must have its model");
                }
                yield linear.predict(recent);
            }
        };
    }

    /** base + scale u. */
    float[] next(float[] base, float[] values, int at) {
        float[] z = new float[base.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = (float) (base[j] + scale[j] * values[at + j]);
        }
        return z;
    }

    /** How much an error of u counts: area times its size in units of the variable, of mean 1 in each variable. */
    float[] weights() {
        double[] area = spec.layout().weights();
        int points = spec.layout().points();
        float[] weights = new float[area.length];
        for (int from = 0; from < area.length; from += points) {
            double sum = 0;
            for (int j = from; j < from + points; j++) {
                area[j] *= scale[j] * climate.deviation()[j];
                sum += area[j];
            }
            for (int j = from; j < from + points; j++) {
                weights[j] = (float) (area[j] * points / sum);
            }
        }
        return weights;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaling s && spec.equals(s.spec) && Arrays.equals(scale, s.scale);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(scale);
    }

    @Override
    public String toString() {
        return "Scaling of " + scale.length + " entries";
    }
}
