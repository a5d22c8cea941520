package org.plume.weather.task;

import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;

/** N(0, deviation^2) at every point. */
record Noise(Layout layout, double deviation) implements Forecaster {

    @Override
    public double step() {
        return 1;
    }

    @Override
    public Rollout start(History history, Members members) {
        return () -> {
            float[][] states = new float[members.size()][layout.size()];
            for (int i = 0; i < states.length; i++) {
                var rng = members.rng(i);
                for (int j = 0; j < states[i].length; j++) {
                    states[i][j] = (float) (deviation * rng.nextGaussian());
                }
            }
            return states;
        };
    }
}
