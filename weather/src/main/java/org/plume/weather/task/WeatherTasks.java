package org.plume.weather.task;

import java.util.List;
import org.plume.weather.Calendar;
import org.plume.weather.Layout;
import org.plume.weather.States;

/** The tasks by name. */
public final class WeatherTasks {

    private WeatherTasks() {}

    /** Those that make their own data. */
    public static List<String> embedded() {
        return List.of(TwoScaleTask.NAME, Lorenz96Task.NAME);
    }

    /** An embedded task; integrates its system, which takes some ten seconds. */
    public static WeatherTask named(String name) {
        return switch (name) {
            case TwoScaleTask.NAME -> TwoScaleTask.of();
            case Lorenz96Task.NAME -> Lorenz96Task.of();
            default ->
                throw new IllegalArgumentException(
                        "task must be one of " + embedded() + ", or have --data, was '" + name + "'");
        };
    }

    /** What a model of such states is trained with unless one says otherwise. */
    public static Recipe recipe(Layout layout, Calendar calendar, double step) {
        return GridTask.recipe(layout, calendar, step);
    }

    /** A task of states with a calendar. */
    public static WeatherTask of(String name, States states, Years years) {
        return GridTask.of(name, states, years);
    }
}
