package org.plume.policy;

/**
 * Disturbed starts (after Laskey et al. 2017, DART): what is seen is shifted, and the path to follow leads back to the
 * demonstrated one. Each action's anchor is shifted by N(0, shared^2) in all frames, together with every column that is given
 * relative to it; each of those is shifted by N(0, own^2) besides. Where the anchor then stands d away from the
 * demonstrated path, the path m steps ahead is the demonstrated one plus d persistence^m.
 *
 * @param share of the examples that are disturbed, 0 to 1
 * @param shared deviation of the common shift, in the column's unit
 * @param own deviation of the shift of each relative column, in the column's unit
 * @param persistence what is left of d after one step, 0 (at once back on the path) to 1 (parallel to it)
 */
public record Augmentation(double share, double shared, double own, double persistence) {

    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0);

    public Augmentation {
        unit("share", share);
        unit("persistence", persistence);
        atLeastZero("shared", shared);
        atLeastZero("own", own);
    }

    private static void unit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("augmentation." + name + " must be in [0, 1], was " + value);
        }
    }

    private static void atLeastZero(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("augmentation." + name + " must be >= 0 and finite, was " + value);
        }
    }
}
