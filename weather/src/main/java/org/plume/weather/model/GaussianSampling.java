package org.plume.weather.model;

import java.util.random.RandomGenerator;

/**
 * mu + spread sigma e.
 *
 * @param patterns e, of variance 1
 * @param spread factor of sigma
 */
record GaussianSampling(Network network, Patterns patterns, double spread) implements Sampling {

    @Override
    public float[] draw(float[] fields, RandomGenerator[] rngs) {
        int size = patterns.size();
        float[] said = network.distribution(rngs.length, fields);
        float[] u = new float[rngs.length * size];
        for (int i = 0; i < rngs.length; i++) {
            patterns.draw(spread, rngs[i], u, i * size);
            for (int j = 0; j < size; j++) {
                int at = 2 * i * size + j;
                u[i * size + j] = said[at] + GaussianObjective.deviation(said[at + size]) * u[i * size + j];
            }
        }
        return u;
    }
}
