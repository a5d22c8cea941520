package org.plume.weather;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;

/** States of processes of which all is known. */
public final class Processes {

    private Processes() {}

    /** x(t + 1) = phi x(t) + N(0, 1 - phi^2) at each point of a ring by itself: of variance 1. */
    public static States autoregressive(int points, double phi, int n, long seed) {
        Layout layout = new Layout(List.of(new Variable("x", "1", "state")), new Grid.Ring(points));
        RandomGenerator rng = new Streams(seed).at(0);
        double deviation = Math.sqrt(1 - phi * phi);
        float[][] rows = new float[n][points];
        double[] times = new double[n];
        for (int t = 0; t < n; t++) {
            times[t] = t;
            for (int j = 0; j < points; j++) {
                double before = t == 0 ? rng.nextGaussian() : rows[t - 1][j];
                rows[t][j] = (float) (phi * before + deviation * rng.nextGaussian());
            }
        }
        return new States(layout, Calendar.NONE, times, rows);
    }

    /** Days from 2001-01-01 on a small grid: 1000 + 10 cos(season) + 3 N(0, 1); the first point is never known. */
    public static States seasonal(int latitudes, int longitudes, int days, long seed) {
        double[] north = new double[latitudes];
        double[] east = new double[longitudes];
        for (int i = 0; i < latitudes; i++) {
            north[i] = 30 + 10 * i;
        }
        for (int j = 0; j < longitudes; j++) {
            east[j] = 10 * j;
        }
        Layout layout = new Layout(List.of(new Variable("slp", "hPa", "pressure")), new Grid.LatLon(north, east));
        RandomGenerator rng = new Streams(seed).at(0);
        float[][] rows = new float[days][layout.size()];
        double[] times = new double[days];
        for (int t = 0; t < days; t++) {
            times[t] = 11_323 + t;
            double season = Math.cos(2 * Math.PI * Calendar.GREGORIAN.season(times[t]));
            for (int j = 0; j < layout.size(); j++) {
                rows[t][j] = (float) (1000 + 10 * season + 3 * rng.nextGaussian());
            }
            rows[t][0] = Float.NaN;
        }
        return new States(layout, Calendar.GREGORIAN, times, rows);
    }
}
