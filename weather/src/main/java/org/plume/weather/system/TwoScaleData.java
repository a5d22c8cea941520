package org.plume.weather.system;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.Variable;

/**
 * Protocol (ii) of Pacchiardi et al. 2022: the 8 slow variables of {@link TwoScaleLorenz96#CLASSIC}, started from X = Y =
 * e_1, Runge-Kutta with dt 0.001, 2 time units left out, then 20,000 states 0.2 apart. A window of 10 states forecasts the
 * next; the 19,990 windows are parted in order into 60 % to train, 20 % to validate, 20 % to test.
 *
 * @param full X and Y, {@code [states][264]}, 20,000 in the protocol
 */
public record TwoScaleData(double[][] full) {

    /** States. */
    public static final int STATES = 20_000;

    /** States that a forecast may see. */
    public static final int WINDOW = 10;

    /** Time units from state to state. */
    public static final double STEP = 0.2;

    private static final int BURN_IN = 2000;
    private static final int EVERY = 200;

    /** Integrates; takes some ten seconds. */
    public static TwoScaleData integrate() {
        TwoScaleLorenz96 system = TwoScaleLorenz96.CLASSIC;
        return new TwoScaleData(
                new RungeKutta4(system, TwoScaleLorenz96.DT).trajectory(system.start(), BURN_IN, EVERY, STATES));
    }

    /** Other states of the same system, from a start near the usual one; 10 time units are left out. */
    public static TwoScaleData from(RandomGenerator rng, int states) {
        TwoScaleLorenz96 system = TwoScaleLorenz96.CLASSIC;
        double[] start = system.start();
        for (int i = 0; i < system.k(); i++) {
            start[i] += rng.nextGaussian();
        }
        return new TwoScaleData(
                new RungeKutta4(system, TwoScaleLorenz96.DT).trajectory(start, 5 * BURN_IN, EVERY, states));
    }

    /** A state: one variable on a ring of 8. */
    public static Layout layout() {
        return new Layout(
                List.of(new Variable("x", "1", "slow variable")), new Grid.Ring(TwoScaleLorenz96.CLASSIC.k()));
    }

    /** X alone. */
    public States slow() {
        float[][] rows = new float[full.length][TwoScaleLorenz96.CLASSIC.k()];
        double[] times = new double[full.length];
        for (int i = 0; i < rows.length; i++) {
            times[i] = i * STEP;
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = (float) full[i][k];
            }
        }
        return new States(layout(), Calendar.NONE, times, rows);
    }

    private static int windows() {
        return STATES - WINDOW;
    }

    /** The windows before the first to validate. */
    private static int trainWindows() {
        return (int) (0.6 * windows());
    }

    private static int validationWindows() {
        return (int) (0.2 * windows());
    }

    /** The states of the training windows, their targets included. */
    public States train() {
        return slow().between(0, trainWindows() + WINDOW);
    }

    /** The states to start from for validation, from (inclusive) to (exclusive); window i starts from state i + 9. */
    public int[] validation() {
        return new int[] {trainWindows() + WINDOW - 1, trainWindows() + validationWindows() + WINDOW - 1};
    }

    /** The same for the 3,998 tests. */
    public int[] test() {
        return new int[] {trainWindows() + validationWindows() + WINDOW - 1, windows() + WINDOW - 1};
    }
}
