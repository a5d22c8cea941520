package org.plume.weather.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.weather.Forecaster;
import org.plume.weather.States;

/**
 * What a forecaster is trained and measured on.
 *
 * @param name as the command line has it
 * @param provenance what the data are, in a sentence
 * @param train equally spaced states
 * @param analyses of the same times where starts are analyses; else null
 * @param validation for the spread, and to tune on
 * @param test for the result
 * @param leads to measure
 * @param members of an ensemble
 * @param block starts that are resampled together for intervals
 * @param baselines by name, the reference of skill first
 * @param recipe of a model
 */
public record WeatherTask(
        String name,
        String provenance,
        States train,
        @Nullable States analyses,
        Series validation,
        Series test,
        int leads,
        int members,
        int block,
        Map<String, Forecaster> baselines,
        Recipe recipe) {

    public WeatherTask {
        if (test.starts().length == 0) {
            throw new IllegalArgumentException("task " + name + " must have starts to test, has none");
        }
        baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    }
}
