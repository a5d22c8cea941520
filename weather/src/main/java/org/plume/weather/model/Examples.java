package org.plume.weather.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.weather.States;

/** The pairs of last states and next state in a series. */
final class Examples {

    private final Scaling scaling;
    private final Fields fields;
    private final float[][] series;
    private final List<Example> examples;
    private final @Nullable Mean mean;

    /** What is seen at a time of the series, in anomalies. */
    private record Example(int at, float[][] recent, float[] base, double time, boolean analysed) {}

    /** What the deterministic mean says of each example, and the deviation of what it leaves. */
    private record Mean(float[][] values, double[] scale) {}

    private Examples(Scaling scaling, float[][] series, List<Example> examples, @Nullable Mean mean) {
        this.scaling = scaling;
        this.fields = scaling.fields();
        this.series = series;
        this.examples = examples;
        this.mean = mean;
    }

    /**
     * Of a series.
     *
     * @param analyses of the same times; null where starts are not analyses
     */
    static Examples of(Scaling scaling, States states, @Nullable States analyses) {
        ForecastSpec spec = scaling.spec();
        if (spec.analyses() != (analyses != null) || (analyses != null && analyses.size() != states.size())) {
            throw new IllegalArgumentException(
                    "analyses must be given for every time where starts are analyses, and not else");
        }
        if (states.size() <= spec.memory()) {
            throw new IllegalArgumentException("there must be > " + spec.memory()
                    + " states, the memory and one to forecast, were " + states.size());
        }
        float[][] z = scaling.climate().anomalies(states);
        List<Example> examples = new ArrayList<>();
        for (int t = spec.memory() - 1; t + 1 < z.length; t++) {
            float[][] recent = Arrays.copyOfRange(z, t - spec.memory() + 1, t + 1);
            examples.add(new Example(t, recent, scaling.base(recent), states.times()[t], false));
            if (analyses != null) {
                float[][] seen = {scaling.climate().anomaly(analyses.rows()[t], states.times()[t])};
                examples.add(new Example(t, seen, scaling.base(seen), states.times()[t], true));
            }
        }
        return new Examples(scaling, z, examples, null);
    }

    int size() {
        return examples.size();
    }

    /** Entries of what the network sees. */
    int width() {
        return fields.size() + (mean == null ? 0 : scaling.spec().layout().size());
    }

    /** Writes what the network sees of an example. */
    void fields(int example, float[] row, int at) {
        Example e = examples.get(example);
        fields.write(e.recent, e.base, e.time, e.analysed, row, at);
        if (mean != null) {
            float[] m = mean.values[example];
            System.arraycopy(m, 0, row, at + fields.size(), m.length);
        }
    }

    /** u of an example, or what the mean leaves of it in units of its deviation, {@code [entries]}; NaN where missing. */
    float[] target(int example) {
        Example e = examples.get(example);
        float[] next = series[e.at + 1];
        float[] u = new float[next.length];
        for (int j = 0; j < u.length; j++) {
            u[j] = (float) ((next[j] - e.base[j]) / scaling.scale()[j]);
            if (mean != null) {
                u[j] = (float) ((u[j] - mean.values[example][j]) / mean.scale[j]);
            }
        }
        return u;
    }

    /** Those that are known so many steps ahead. */
    Examples known(int leads) {
        List<Example> known =
                examples.stream().filter(e -> e.at + leads < series.length).toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException(
                    "there must be > " + (scaling.spec().memory() - 1 + leads) + " states, the memory and " + leads
                            + " to forecast, were " + series.length);
        }
        return new Examples(scaling, series, known, mean);
    }

    /** The anomaly at a lead in the units of u, {@code [entries]}; NaN where missing. */
    float[] ahead(int example, int lead) {
        float[] z = series[examples.get(example).at + lead].clone();
        for (int j = 0; j < z.length; j++) {
            z[j] /= (float) scaling.scale()[j];
        }
        return z;
    }

    /** Writes what the network sees besides its own states when it forecasts this lead, from 2 on. */
    void forcings(int example, int lead, float[] row, int at) {
        double time = examples.get(example).time + (lead - 1) * scaling.spec().step();
        fields.writeForcings(time, false, row, at);
    }

    /** The deviation of u from what the mean says of each example, {@code [entries]}. */
    double[] deviation(float[][] means) {
        Deviation deviation = new Deviation(scaling.spec().layout());
        for (int i = 0; i < means.length; i++) {
            float[] u = target(i);
            for (int j = 0; j < u.length; j++) {
                u[j] -= means[i][j];
            }
            deviation.add(u);
        }
        return deviation.value();
    }

    /** The examples of the network that draws what the mean leaves. */
    Examples beside(float[][] means, double[] scale) {
        return new Examples(scaling, series, examples, new Mean(means, scale));
    }
}
