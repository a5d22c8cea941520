package org.plume.generative.paradigm;

/**
 * What a distribution p(x | c) is over.
 *
 * @param size d, the entries of x
 * @param condition entries of c, >= 1; a model of p(x) is given zeros
 * @param letters 0 where entries are real numbers; else each is one of 0 .. letters - 1
 */
public record Space(int size, int condition, int letters) {

    public Space {
        if (size < 1) {
            throw new IllegalArgumentException("size must be >= 1, was " + size);
        }
        if (condition < 1) {
            throw new IllegalArgumentException("condition must be >= 1, was " + condition);
        }
        if (letters < 0 || letters == 1) {
            throw new IllegalArgumentException("letters must be 0 or >= 2, was " + letters);
        }
    }

    /** Of real numbers. */
    public Space(int size, int condition) {
        this(size, condition, 0);
    }

    /** c of a model that is not conditioned. */
    public float[] nothing() {
        return new float[condition];
    }
}
