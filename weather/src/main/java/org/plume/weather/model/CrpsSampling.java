package org.plume.weather.model;

import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One evaluation of the network on noise.
 *
 * @param noise entries of the noise of a row
 * @param spread factor of the noise
 */
record CrpsSampling(Network network, int noise, double spread) implements Sampling {

    @Override
    public float[] draw(float[] fields, RandomGenerator[] rngs) {
        float[] extra = new float[rngs.length * noise];
        for (int i = 0; i < rngs.length; i++) {
            for (int j = 0; j < noise; j++) {
                extra[i * noise + j] = (float) (spread * rngs[i].nextGaussian());
            }
        }
        float[] features = network.features(rngs.length, fields);
        return network.head(rngs.length, Map.of(Graphs.FEATURES, features, Graphs.EXTRA, extra));
    }
}
