package org.plume.policy.plan;

/**
 * What is known beforehand of a normalised vector.
 *
 * @param values {@code [d]}
 * @param weights {@code [d]}: 1 known, 0 free, in between to be leaned on
 */
record Prefix(double[] values, double[] weights) {

    /** The vector with what is known put in its place. */
    double[] settle(double[] z) {
        double[] settled = z.clone();
        for (int i = 0; i < z.length; i++) {
            if (isKnown(i)) {
                settled[i] = values[i];
            }
        }
        return settled;
    }

    boolean isKnown(int i) {
        return weights[i] == 1;
    }
}
