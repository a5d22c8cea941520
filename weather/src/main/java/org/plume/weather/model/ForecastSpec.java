package org.plume.weather.model;

import java.util.List;
import org.plume.generative.nn.net.FieldNetwork;
import org.plume.weather.Calendar;
import org.plume.weather.Layout;

/**
 * What is learnt.
 *
 * @param layout of the states
 * @param calendar of their times; with one, the network sees the season
 * @param step from one state to the next, in the unit of the calendar
 * @param memory states that are seen
 * @param analyses whether starts are analyses, which err, and the network is told of the first step that it is from one;
 *     memory is then 1
 * @param harmonics of the seasonal mean
 * @param base what the network's output is added to
 * @param linear functions of the linear model; 0 where base is not LINEAR
 * @param architecture of the networks
 * @param method how the state ahead is drawn
 * @param statics names of the static fields that the network sees
 */
public record ForecastSpec(
        Layout layout,
        Calendar calendar,
        double step,
        int memory,
        boolean analyses,
        int harmonics,
        Base base,
        int linear,
        Architecture architecture,
        Method method,
        List<String> statics) {

    public ForecastSpec {
        statics = List.copyOf(statics);
        if (!(step > 0) || memory < 1 || harmonics < 0) {
            throw new IllegalArgumentException("step must be > 0, memory >= 1 and harmonics >= 0, were " + step + ", "
                    + memory + " and " + harmonics);
        }
        if ((base == Base.LINEAR) != (linear > 0)) {
            throw new IllegalArgumentException(
                    "linear must be > 0 where base is LINEAR and 0 elsewhere, was " + linear + " with " + base);
        }
        if (analyses && memory > 1) {
            throw new IllegalArgumentException("memory must be 1 where starts are analyses, was " + memory);
        }
    }

    /** Without static fields. */
    public ForecastSpec(
            Layout layout,
            Calendar calendar,
            double step,
            int memory,
            boolean analyses,
            int harmonics,
            Base base,
            int linear,
            Architecture architecture,
            Method method) {
        this(layout, calendar, step, memory, analyses, harmonics, base, linear, architecture, method, List.of());
    }

    /** Drawn by another method and network. */
    public ForecastSpec with(Architecture network, Method drawing) {
        return new ForecastSpec(
                layout, calendar, step, memory, analyses, harmonics, base, linear, network, drawing, statics);
    }

    /** That sees so many states. */
    public ForecastSpec remembering(int states) {
        return new ForecastSpec(
                layout, calendar, step, states, analyses, harmonics, base, linear, architecture, method, statics);
    }

    /** With other static fields. */
    public ForecastSpec with(List<String> fields) {
        return new ForecastSpec(
                layout, calendar, step, memory, analyses, harmonics, base, linear, architecture, method, fields);
    }

    int variables() {
        return layout.variables().size();
    }

    /** The network that draws. */
    FieldNetwork network() {
        int seen = new Channels(this).all() + (method.hasMean() ? variables() : 0);
        return architecture.network(
                layout.grid(), seen, method.extras(variables()), method.outputs(variables()), method.timed());
    }

    /** The network of the deterministic mean. */
    FieldNetwork mean() {
        return architecture.network(layout.grid(), new Channels(this).all(), 0, variables(), false);
    }

    /** The shape of a row of so many channels. */
    long[] shape(int channels) {
        return with(channels, architecture.extents(layout.grid()));
    }

    /** The shape with one more extent before it. */
    static long[] with(long first, long... row) {
        long[] shape = new long[row.length + 1];
        shape[0] = first;
        System.arraycopy(row, 0, shape, 1, row.length);
        return shape;
    }
}
