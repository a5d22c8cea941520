package org.plume.weather.baseline;

import org.plume.weather.Members;

/** Whole segments of the library that start in the same season (the probabilistic climatology of WeatherBench 2). */
public final class Climatology extends ByLead {

    private final double days;

    /** Of segments that start at most so many days from the season of the start; without a calendar, of all. */
    public Climatology(Library library, double days) {
        super(library);
        this.days = days;
    }

    @Override
    int[] segments(float[][] recent, double time, Members members) {
        int[] starts = library.starts(time, days);
        if (starts.length == 0) {
            return draw(members);
        }
        int[] segments = new int[members.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = starts[members.rng(i).nextInt(starts.length)];
        }
        return segments;
    }

    @Override
    float[][] at(float[][] recent, int lead, int[] segments) {
        float[][] z = new float[segments.length][];
        for (int i = 0; i < z.length; i++) {
            z[i] = library.anomalies()[segments[i] + lead];
        }
        return z;
    }
}
