package org.plume.weather.model;

/**
 * A network of features and noise whose samples have the least fair CRPS (Ferro 2014), each entry by itself; noise shared by
 * neighbours makes them fields (as WeatherNext 2 and AIFS-CRPS do). One evaluation a step.
 *
 * @param members samples in the loss, at least 2
 * @param noise channels of N(0, 1)
 */
public record Crps(int members, int noise) implements Method {

    public Crps {
        if (members < 2 || noise < 1) {
            throw new IllegalArgumentException(
                    "method.members must be >= 2 and method.noise >= 1, were " + members + " and " + noise);
        }
    }

    @Override
    public String name() {
        return "crps";
    }

    @Override
    public boolean hasMean() {
        return false;
    }

    @Override
    public int extras(int variables) {
        return noise;
    }

    @Override
    public boolean timed() {
        return false;
    }

    @Override
    public int evaluations() {
        return 1;
    }
}
