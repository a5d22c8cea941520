package org.plume.weather.model;

import java.util.random.RandomGenerator;

/** Draws u for rows of fields, one random stream a row. */
@FunctionalInterface
interface Sampling {

    /**
     * The samples.
     *
     * @param fields what is known of each row, one after the other
     * @return {@code [rows][entries]}, one after the other
     */
    float[] draw(float[] fields, RandomGenerator[] rngs);
}
