package org.plume.weather.model;

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
 * @param harmonics of the seasonal mean
 * @param base what the network's output is added to
 * @param linear functions of the linear model; 0 where base is not LINEAR
 * @param architecture of the network
 * @param method how the state ahead is drawn
 */
public record ForecastSpec(
        Layout layout,
        Calendar calendar,
        double step,
        int memory,
        int harmonics,
        Base base,
        int linear,
        Architecture architecture,
        Method method) {

    public ForecastSpec {
        if (!(step > 0) || memory < 1 || harmonics < 0) {
            throw new IllegalArgumentException("step must be > 0, memory >= 1 and harmonics >= 0, were " + step + ", "
                    + memory + " and " + harmonics);
        }
        if ((base == Base.LINEAR) != (linear > 0)) {
            throw new IllegalArgumentException(
                    "linear must be > 0 where base is LINEAR and 0 elsewhere, was " + linear + " with " + base);
        }
    }

    /** Channels that the network sees. */
    public int inputs() {
        return new Fields(this).channels();
    }

    /** The network that draws. */
    FieldNetwork network() {
        int variables = layout.variables().size();
        return architecture.network(layout.grid(), inputs(), method.extras(variables), variables, method.timed());
    }

    /** The shape of a row of so many channels. */
    long[] shape(int channels) {
        long[] extents = architecture.extents(layout.grid());
        long[] shape = new long[extents.length + 1];
        shape[0] = channels;
        System.arraycopy(extents, 0, shape, 1, extents.length);
        return shape;
    }
}
