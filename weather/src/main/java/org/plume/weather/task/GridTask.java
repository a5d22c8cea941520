package org.plume.weather.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.weather.Calendar;
import org.plume.weather.Forecaster;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.baseline.Analog;
import org.plume.weather.baseline.Climatology;
import org.plume.weather.baseline.DressedPersistence;
import org.plume.weather.baseline.DressedRegression;
import org.plume.weather.baseline.Library;
import org.plume.weather.baseline.Persistence;
import org.plume.weather.io.Memory;
import org.plume.weather.model.Architecture;
import org.plume.weather.model.Base;
import org.plume.weather.model.ForecastSpec;
import org.plume.weather.model.Gaussian;

/** States of a calendar, on a grid or of stations, parted by years. */
final class GridTask {

    private static final int LEADS = 10;
    private static final int MEMORY = 2;
    private static final int HARMONICS = 3;
    private static final int FUNCTIONS = 40;
    private static final int ANALOGS = 50;
    private static final double ANALOG_DAYS = 45;
    private static final double CLIMATOLOGY_DAYS = 3.5;

    /** Of entries by entries, that are held at the same time. */
    private static final int MATRICES = 5;

    private GridTask() {}

    static WeatherTask of(String name, States states, Years years) {
        double entries = states.layout().size();
        Memory.require(
                MATRICES * Double.BYTES * entries * entries,
                "covariances of " + (long) entries + " entries",
                "name fewer variables or points");
        States train = states.years(years.trainFirst(), years.trainLast());
        double step = train.step();
        Library library = Library.of(train, HARMONICS, MEMORY, LEADS);
        Map<String, Forecaster> baselines = new LinkedHashMap<>();
        baselines.put("climatology", new Climatology(library, CLIMATOLOGY_DAYS));
        baselines.put("persistence", new Persistence(states.layout(), step));
        baselines.put("dressed persistence", new DressedPersistence(library));
        baselines.put("analogs", new Analog(library, ANALOGS, ANALOG_DAYS, false));
        baselines.put("shifted analogs", new Analog(library, ANALOGS, ANALOG_DAYS, true));
        baselines.put("dressed linear regression", new DressedRegression(library, functions(states.layout())));
        return new WeatherTask(
                name,
                "train " + years.trainFirst() + "-" + years.trainLast() + ", tune " + years.tuneFirst() + "-"
                        + years.tuneLast() + ", test " + years.testFirst() + "-" + years.testLast(),
                train,
                null,
                starts(until(states, years.tuneLast()), years.tuneFirst(), years.tuneLast()),
                starts(states, years.testFirst(), years.testLast()),
                LEADS,
                50,
                10,
                baselines,
                recipe(states.layout(), states.calendar(), step));
    }

    static Recipe recipe(Layout layout, Calendar calendar, double step) {
        boolean latLon = layout.grid() instanceof Grid.LatLon;
        ForecastSpec spec = new ForecastSpec(
                layout,
                calendar,
                step,
                MEMORY,
                false,
                HARMONICS,
                Base.LINEAR,
                functions(layout),
                latLon ? new Architecture.Unet(List.of(32, 32, 64), 1, 1) : new Architecture.Mlp(64, 1, 1),
                new Gaussian());
        return latLon
                ? new Recipe(spec, 4000, 1e-3, 0.05, 8, 1, Recipe.Rollout.NONE)
                : new Recipe(spec, 150, 1e-3, 0.05, 128, 8, Recipe.Rollout.NONE);
    }

    private static int functions(Layout layout) {
        return layout.grid() instanceof Grid.LatLon ? Math.min(FUNCTIONS, layout.size()) : layout.size();
    }

    /** Those up to a year, if there are any: what is fitted on it may not see the next, at any lead. */
    private static States until(States states, int year) {
        int to = states.size();
        while (to > 0 && states.calendar().year(states.times()[to - 1]) > year) {
            to--;
        }
        return to == 0 ? states : states.between(0, to);
    }

    /** Starts whose first forecast is of these years. */
    private static Series starts(States states, int first, int last) {
        int from = states.size();
        int to = 0;
        for (int t = MEMORY - 1; t + 1 < states.size(); t++) {
            int year = states.calendar().year(states.times()[t + 1]);
            if (year >= first && year <= last) {
                from = Math.min(from, t);
                to = t + 1;
            }
        }
        if (to <= from) {
            throw new IllegalArgumentException("the data must have states of the years " + first + " to " + last
                    + ", are of " + states.calendar().year(states.times()[0]) + " to "
                    + states.calendar().year(states.times()[states.size() - 1]));
        }
        return Series.of(states, from, to, 1);
    }
}
