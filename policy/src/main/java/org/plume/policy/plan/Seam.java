package org.plume.policy.plan;

/** How a new chunk joins the one under way. */
public enum Seam {
    /** It does not look back: it replaces the rest of the old one. */
    REPLACE,
    /**
     * Real-time chunking (Black et al. 2025): rows that are executed before the new chunk can take over are the old one's, and
     * the draw is led toward those after them with weights that fall to 0 at the horizon of the seam.
     */
    GUIDED,
    /** The same rows are the old one's; those after them are free. */
    INPAINT
}
