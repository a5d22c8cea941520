package org.plume.weather.model;

import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One evaluation of the network on noise.
 *
 * @param noise fields of the noise of a row
 * @param spread factor of the noise
 */
record CrpsSampling(Network network, Patterns patterns, int noise, double spread) implements Sampling {

    @Override
    public float[] draw(float[] fields, RandomGenerator[] rngs) {
        int size = patterns.size();
        float[] extra = new float[rngs.length * noise * size];
        for (int i = 0; i < rngs.length; i++) {
            for (int k = 0; k < noise; k++) {
                patterns.draw(spread, rngs[i], extra, (i * noise + k) * size);
            }
        }
        float[] features = network.features(rngs.length, fields);
        return network.head(rngs.length, Map.of(Graphs.FEATURES, features, Graphs.EXTRA, extra));
    }
}
