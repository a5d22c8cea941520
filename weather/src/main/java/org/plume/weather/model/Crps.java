package org.plume.weather.model;

/**
 * A network of features and noise whose samples have the least fair CRPS (Ferro 2014), each entry by itself, as in
 * WeatherNext 2 and AIFS-CRPS. Where the base is a forecast, the noise is fields of {@link Patterns}, so that samples err in
 * fields too; elsewhere it is white. One evaluation a step.
 *
 * @param members samples in the loss, at least 2
 * @param noise fields of noise
 */
public record Crps(int members, int noise) implements Method {

    /** White noise is learnt from faster: so much of the steps begins with it. */
    private static final double WHITE = 0.65;

    public Crps {
        if (members < 2 || noise < 1) {
            throw new IllegalArgumentException(
                    "method.members must be >= 2 and method.noise >= 1, were " + members + " and " + noise);
        }
    }

    /** The steps of a training whose noise is white. */
    static long white(long steps) {
        return (long) (WHITE * steps);
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
        return noise * variables;
    }

    @Override
    public boolean timed() {
        return false;
    }
}
