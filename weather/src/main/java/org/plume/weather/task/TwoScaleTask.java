package org.plume.weather.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.weather.Calendar;
import org.plume.weather.Forecaster;
import org.plume.weather.States;
import org.plume.weather.baseline.Analog;
import org.plume.weather.baseline.Climatology;
import org.plume.weather.baseline.DressedPersistence;
import org.plume.weather.baseline.DressedRegression;
import org.plume.weather.baseline.Library;
import org.plume.weather.baseline.Persistence;
import org.plume.weather.model.Architecture;
import org.plume.weather.model.Base;
import org.plume.weather.model.Crps;
import org.plume.weather.model.ForecastSpec;
import org.plume.weather.system.TwoScaleData;

/** {@link TwoScaleData}: the next state from the last 10. */
final class TwoScaleTask {

    static final String NAME = "lorenz96-two-scale";

    private static final int VALIDATED = 4;

    private TwoScaleTask() {}

    static WeatherTask of() {
        TwoScaleData data = TwoScaleData.integrate();
        States slow = data.slow();
        States train = data.train();
        Library library = Library.of(train, 0, TwoScaleData.WINDOW, 1);
        Map<String, Forecaster> baselines = new LinkedHashMap<>();
        baselines.put("climatology", new Climatology(library, 0));
        baselines.put("persistence", new Persistence(slow.layout(), TwoScaleData.STEP));
        baselines.put("dressed persistence", new DressedPersistence(library));
        baselines.put("analogs", new Analog(library, 200, 0, false));
        baselines.put(
                "dressed linear regression",
                new DressedRegression(library, slow.layout().size()));
        ForecastSpec spec = new ForecastSpec(
                slow.layout(),
                Calendar.NONE,
                TwoScaleData.STEP,
                TwoScaleData.WINDOW,
                false,
                0,
                Base.CLIMATE,
                0,
                new Architecture.Ring(48, 4, 1, 5),
                new Crps(4, 4));
        int[] validation = data.validation();
        int[] test = data.test();
        return new WeatherTask(
                NAME,
                "two-scale Lorenz-96, protocol (ii) of Pacchiardi et al. 2022, " + (test[1] - test[0])
                        + " test windows",
                train,
                null,
                Series.of(slow, validation[0], validation[1], VALIDATED),
                Series.of(slow, test[0], test[1], 1),
                1,
                200,
                10,
                baselines,
                new Recipe(spec, 2000, 3e-3, 0.01, 256, 1, Recipe.Rollout.NONE));
    }
}
