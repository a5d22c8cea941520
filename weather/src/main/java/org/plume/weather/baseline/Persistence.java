package org.plume.weather.baseline;

import java.util.Arrays;
import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;

/** The start, for ever; all members are the same. */
public record Persistence(Layout layout, double step) implements Forecaster {

    @Override
    public Rollout start(History history, Members members) {
        return () -> {
            float[][] states = new float[members.size()][];
            Arrays.setAll(states, i -> history.state(0).clone());
            return states;
        };
    }
}
