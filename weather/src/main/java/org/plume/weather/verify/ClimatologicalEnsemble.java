package org.plume.weather.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plume.weather.Calendar;
import org.plume.weather.States;

/**
 * The reference that knows the season and nothing else: for a time of the year, the states of that time in each of the
 * reference years, and those some steps before and after. In model time, states evenly spaced over what is known.
 */
public final class ClimatologicalEnsemble {

    private static final int WITHOUT_SEASON = 100;

    private final States states;
    private final int window;
    private final int first;
    private final int last;

    /** Year and season of each state; none in model time. */
    private final double[] years;

    /**
     * @param first reference year, inclusive
     * @param last reference year, inclusive
     * @param window steps before and after
     */
    public ClimatologicalEnsemble(States states, int first, int last, int window) {
        Calendar calendar = states.calendar();
        States chosen = calendar == Calendar.NONE ? states : states.years(first, last);
        if (chosen.size() < 2 || first > last) {
            throw new IllegalArgumentException("reference years must be of the data, were " + first + " to " + last);
        }
        this.states = chosen;
        this.first = first;
        this.last = last;
        this.window = window;
        years = calendar == Calendar.NONE
                ? new double[0]
                : Arrays.stream(chosen.times())
                        .map(t -> calendar.year(t) + calendar.season(t))
                        .toArray();
    }

    /** Members of every case. */
    public int members() {
        return states.calendar() == Calendar.NONE
                ? Math.min(WITHOUT_SEASON, states.size())
                : (last - first + 1) * (2 * window + 1);
    }

    public String name() {
        return states.calendar() == Calendar.NONE
                ? "climatology"
                : "climatology " + first + "-" + last + ", " + (2 * window + 1) + " steps a year";
    }

    /** The ensemble for a time, {@code [members][variables * points]}. */
    public float[][] at(double time) {
        if (states.calendar() == Calendar.NONE) {
            float[][] even = new float[members()][];
            Arrays.setAll(even, k -> states.rows()[(int) ((long) k * states.size() / even.length)]);
            return even;
        }
        double season = states.calendar().season(time);
        List<float[]> members = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            int at = nearest(year, season);
            for (int offset = -window; offset <= window; offset++) {
                members.add(states.rows()[Math.max(0, Math.min(states.size() - 1, at + offset))]);
            }
        }
        return members.toArray(float[][]::new);
    }

    /** The state of a year whose season is nearest. */
    private int nearest(int year, double season) {
        int at = Arrays.binarySearch(years, year + season);
        int next = at >= 0 ? at : Math.min(-at - 1, years.length - 1);
        int before = Math.max(0, next - 1);
        double wanted = year + season;
        return Math.abs(years[before] - wanted) < Math.abs(years[next] - wanted) ? before : next;
    }
}
