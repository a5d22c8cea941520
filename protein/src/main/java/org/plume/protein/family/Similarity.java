package org.plume.protein.family;

/** Which rows of a family are near each other. */
public interface Similarity {

    int size();

    /** Whether rows i and j are at least as similar as the threshold; symmetric. */
    boolean near(int i, int j);

    /**
     * That of a family: identity over columns of an alignment, shared words of three residues without one.
     *
     * @param identity share of equal columns in (0, 1], usually 0.8
     */
    static Similarity of(Family family, double identity) {
        if (!(identity > 0 && identity <= 1)) {
            throw new IllegalArgumentException("identity must be in (0, 1], was " + identity);
        }
        return family.aligned()
                ? new ColumnIdentity(family.rows(), identity)
                : new SharedWords(family.rows(), identity);
    }
}
