package org.plume.weather.task;

import java.util.List;
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

    /** A task of states with a calendar. */
    public static WeatherTask of(String name, States states, Years years) {
        return GridTask.of(name, states, years);
    }
}
