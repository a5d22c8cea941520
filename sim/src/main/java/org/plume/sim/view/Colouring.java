package org.plume.sim.view;

/** What a trajectory's colour says. */
public enum Colouring {
    /** The mode it belongs to. */
    MODE,
    /** Its cost beside that of the others of the same draw. */
    COST
}
