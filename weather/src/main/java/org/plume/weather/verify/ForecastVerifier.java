package org.plume.weather.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.plume.weather.States;
import org.plume.weather.io.CfDate;
import org.plume.weather.io.EnsembleFile;
import org.plume.weather.io.StatesFile;

/**
 * Scores ensemble files against what came. One case is in memory at a time.
 *
 * @param truth states on the grid and in the units of the forecasts
 * @param blockDays length of the blocks of days that the bootstrap resamples
 * @param thresholds of events, for every variable
 */
public record ForecastVerifier(States truth, double blockDays, double[] thresholds, Bootstrap bootstrap) {

    private static final double TOLERANCE = 1e-6;

    public ForecastVerifier {
        if (!(blockDays > 0)) {
            throw new IllegalArgumentException("blockDays must be > 0, was " + blockDays);
        }
    }

    /**
     * @param progress told the number of cases read
     * @throws IllegalArgumentException if the forecasts have other variables, units or points than the truth, another calendar,
     *     or no time in common with it
     */
    public Verification verify(EnsembleFile forecasts, LongConsumer progress) throws IOException {
        return verify(
                forecasts, forecasts.model(), forecasts.members(), (s, l, time) -> forecasts.read(s, l), progress);
    }

    /** Scores climatology over the cases of a file of forecasts. */
    public Verification verify(EnsembleFile forecasts, ClimatologicalEnsemble climatology) throws IOException {
        return verify(
                forecasts, climatology.name(), climatology.members(), (s, l, time) -> climatology.at(time), done -> {});
    }

    /** Where the members of a case come from. */
    private interface Source {
        float[][] members(int start, int lead, double time) throws IOException;
    }

    private Verification verify(EnsembleFile forecasts, String name, int members, Source source, LongConsumer progress)
            throws IOException {
        StatesFile.requireLayout(forecasts.layout(), truth.layout());
        if (forecasts.calendar() != truth.calendar()) {
            throw new IllegalArgumentException("calendar of the truth must be the forecasts', " + forecasts.calendar()
                    + ", was " + truth.calendar());
        }
        double[] starts = forecasts.starts();
        double[] leads = forecasts.leads();
        Verification verification = new Verification(name, forecasts.layout(), leads, members, thresholds, bootstrap);
        long done = 0;
        long scored = 0;
        for (int s = 0; s < starts.length; s++) {
            for (int l = 0; l < leads.length; l++) {
                int at = index(starts[s] + leads[l]);
                if (at >= 0) {
                    long block = (long) Math.floor(starts[s] / blockDays);
                    float[][] ensemble = source.members(s, l, starts[s] + leads[l]);
                    verification.add(l, block, ensemble, truth.rows()[at]);
                    scored++;
                }
                progress.accept(++done);
            }
        }
        if (scored == 0) {
            throw new IllegalArgumentException("the truth must cover times that are forecast, "
                    + text(starts[0] + leads[0]) + " to " + text(starts[starts.length - 1] + leads[leads.length - 1])
                    + ", is of " + text(truth.times()[0]) + " to " + text(truth.times()[truth.size() - 1]));
        }
        return verification;
    }

    private String text(double time) {
        return CfDate.text(time, truth.calendar());
    }

    /** The index of the true state of a time; negative where there is none. */
    private int index(double time) {
        int at = Arrays.binarySearch(truth.times(), time - TOLERANCE * Math.max(1, Math.abs(time)) / 10);
        int next = at >= 0 ? at : -at - 1;
        boolean found =
                next < truth.size() && Math.abs(truth.times()[next] - time) < TOLERANCE * Math.max(1, Math.abs(time));
        return found ? next : -1;
    }

    @Override
    public String toString() {
        return "against " + truth + " in blocks of " + blockDays + " d";
    }
}
