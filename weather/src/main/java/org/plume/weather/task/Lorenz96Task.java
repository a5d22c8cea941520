package org.plume.weather.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.weather.Calendar;
import org.plume.weather.Forecaster;
import org.plume.weather.Grid;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.States;
import org.plume.weather.Variable;
import org.plume.weather.analysis.Etkf;
import org.plume.weather.analysis.TwinExperiment;
import org.plume.weather.baseline.Analog;
import org.plume.weather.baseline.Climatology;
import org.plume.weather.baseline.DressedPersistence;
import org.plume.weather.baseline.DressedRegression;
import org.plume.weather.baseline.Library;
import org.plume.weather.baseline.Persistence;
import org.plume.weather.baseline.PerturbedModel;
import org.plume.weather.model.Architecture;
import org.plume.weather.model.Base;
import org.plume.weather.model.Crps;
import org.plume.weather.model.ForecastSpec;
import org.plume.weather.system.Integrator;
import org.plume.weather.system.Lorenz96;
import org.plume.weather.system.RungeKutta4;

/**
 * Lorenz-96 of 40 points from analyses: those of the ensemble transform Kalman filter as in Sakov and Oke 2008 (rotation, all
 * points observed every 0.05 with variance 1), but of 40 members and inflation 1.02: theirs, 24 and 1.013, loses the truth
 * before the 52,000 cycles of this task are over. A forecast knows the analysis mean, and goes on in steps of 0.2. The limit is
 * the true model from the filter's own members, redrawn as a Gaussian.
 */
final class Lorenz96Task {

    static final String NAME = "lorenz96";

    private static final int EVERY = 4;
    private static final double STEP = EVERY * Lorenz96.DT;
    private static final int LEADS = 10;
    private static final int TRAIN = 8000;
    private static final int VALIDATED = 100;
    private static final int TESTED = 400;

    /** Steps from one start to validate to the next: they need not be independent. */
    private static final int NEAR = 2;

    private static final int MEMBERS = 40;
    private static final double INFLATION = 1.02;

    private Lorenz96Task() {}

    static WeatherTask of() {
        Integrator model = new RungeKutta4(Lorenz96.CLASSIC, Lorenz96.DT);
        int rest = (VALIDATED + TESTED + 1) * LEADS;
        TwinExperiment twins = TwinExperiment.run(
                model,
                new Etkf(1, INFLATION, true),
                MEMBERS,
                Lorenz96.CLASSIC.start(),
                Math.sqrt(0.001),
                400,
                EVERY,
                TRAIN + rest,
                TRAIN,
                20_080_526);
        Layout layout = new Layout(List.of(new Variable("x", "1", "state")), new Grid.Ring(Lorenz96.CLASSIC.size()));
        States truth = states(layout, twins.truth());
        States given = states(layout, twins.mean());
        Library library = Library.of(truth.between(0, TRAIN), 0, 1, LEADS);
        Map<String, Forecaster> baselines = new LinkedHashMap<>();
        baselines.put("climatology", new Climatology(library, 0));
        baselines.put("persistence", new Persistence(layout, STEP));
        baselines.put("dressed persistence", new DressedPersistence(library));
        baselines.put("analogs", new Analog(library, 50, 0, false));
        baselines.put("shifted analogs", new Analog(library, 50, 0, true));
        baselines.put("dressed linear regression", new DressedRegression(library, layout.size()));
        baselines.put("true model", new PerturbedModel(layout, STEP, model, EVERY, (h, m) -> redrawn(twins, h, m)));
        ForecastSpec spec = new ForecastSpec(
                layout,
                Calendar.NONE,
                STEP,
                1,
                true,
                0,
                Base.CLIMATE,
                0,
                new Architecture.Ring(48, 4, 1, 5),
                new Crps(2, 4));
        return new WeatherTask(
                NAME,
                "Lorenz-96, 40 points, F = 8, from ETKF analyses (N = " + MEMBERS + ", RMSE "
                        + Math.round(twins.rmse() * 1000) / 1e3 + ")",
                truth.between(0, TRAIN),
                given.between(0, TRAIN),
                new Series(given, truth, every(TRAIN, VALIDATED * LEADS / NEAR - LEADS / NEAR, NEAR)),
                new Series(given, truth, every(TRAIN + VALIDATED * LEADS, TESTED, LEADS)),
                LEADS,
                50,
                1,
                baselines,
                new Recipe(spec, 1000, 3e-3, 0.01, 64, 1, new Recipe.Rollout(4, 500)));
    }

    private static int[] every(int from, int n, int steps) {
        int[] starts = new int[n];
        for (int i = 0; i < n; i++) {
            starts[i] = from + i * steps;
        }
        return starts;
    }

    private static States states(Layout layout, List<double[]> series) {
        double[] times = new double[series.size()];
        float[][] rows = new float[times.length][layout.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * STEP;
            for (int j = 0; j < layout.size(); j++) {
                rows[i][j] = (float) series.get(i)[j];
            }
        }
        return new States(layout, Calendar.NONE, times, rows);
    }

    /** mean + A^T g / sqrt(N - 1), g ~ N(0, I): a Gaussian with the mean and covariance of the filter's members. */
    private static double[][] redrawn(TwinExperiment twins, History history, Members members) {
        double[] mean = twins.mean().get(history.last());
        double[][] analysed = twins.ensembles().get(history.last());
        double[][] starts = new double[members.size()][];
        for (int i = 0; i < starts.length; i++) {
            var rng = members.rng(i);
            double[] x = mean.clone();
            for (double[] member : analysed) {
                double g = rng.nextGaussian() / Math.sqrt(analysed.length - 1.0);
                for (int j = 0; j < x.length; j++) {
                    x[j] += g * (member[j] - mean[j]);
                }
            }
            starts[i] = x;
        }
        return starts;
    }
}
