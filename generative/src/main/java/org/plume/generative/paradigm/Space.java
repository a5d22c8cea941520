package org.plume.generative.paradigm;

/**
 * What a distribution p(x | c) is over.
 *
 * @param size d, the entries of x
 * @param condition entries of c, >= 1; a model of p(x) is given zeros
 */
public record Space(int size, int condition) {

    public Space {
        if (size < 1) {
            throw new IllegalArgumentException("size must be >= 1, was " + size);
        }
        if (condition < 1) {
            throw new IllegalArgumentException("condition must be >= 1, was " + condition);
        }
    }

    /** c of a model that is not conditioned. */
    public float[] nothing() {
        return new float[condition];
    }
}
