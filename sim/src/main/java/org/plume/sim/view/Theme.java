package org.plume.sim.view;

import java.awt.Color;

/** The colours of everything that is not a trajectory. */
public enum Theme {
    LIGHT(0xF4F6F8, 0xE4E8EC, 0xCFD5DB, 0xB4BCC5, 0xC3C9D0, 0x1B2530, 0x66727F, 0xFFFFFF, 0x111820, 0x5B6673),
    DARK(0x12161C, 0x1C222B, 0x2A323D, 0x3A4552, 0x10141A, 0xE9EEF4, 0x9AA7B5, 0x1A2029, 0xF5F8FB, 0x8793A1);

    private static final Color MARK = new Color(0xFFB300);

    private final Color background;
    private final Color floor;
    private final Color fineGrid;
    private final Color grid;
    private final Color shadow;
    private final Color ink;
    private final Color faintInk;
    private final Color panel;
    private final Color executed;
    private final Color obstacle;

    Theme(
            int background,
            int floor,
            int fineGrid,
            int grid,
            int shadow,
            int ink,
            int faintInk,
            int panel,
            int executed,
            int obstacle) {
        this.background = new Color(background);
        this.floor = new Color(floor);
        this.fineGrid = new Color(fineGrid);
        this.grid = new Color(grid);
        this.shadow = new Color(shadow);
        this.ink = new Color(ink);
        this.faintInk = new Color(faintInk);
        this.panel = new Color(panel);
        this.executed = new Color(executed);
        this.obstacle = new Color(obstacle);
    }

    Color background() {
        return background;
    }

    Color floor() {
        return floor;
    }

    Color fineGrid() {
        return fineGrid;
    }

    Color grid() {
        return grid;
    }

    /** Of things on the floor. */
    Color shadow() {
        return shadow;
    }

    Color ink() {
        return ink;
    }

    Color faintInk() {
        return faintInk;
    }

    /** Behind text beside the picture. */
    Color panel() {
        return panel;
    }

    /** Of the path that the tool has gone. */
    Color executed() {
        return executed;
    }

    /** Of what an arm stands on. */
    Color pedestal() {
        return Colours.mix(floor, obstacle, 0.35);
    }

    /** Around what is pointed at. */
    Color mark() {
        return MARK;
    }

    Color obstacle() {
        return obstacle;
    }

    /** The colour of mode slot {@code k}. */
    Color mode(int k) {
        return this == LIGHT ? Colours.mode(k) : Colours.mix(Colours.mode(k), Color.WHITE, 0.25);
    }

    /** Cost, 0 (cheap) to 1 (dear): the cheap stand out from the floor. */
    Color ramp(double share) {
        return this == LIGHT ? Colours.ramp(share) : Colours.ramp(1 - 0.8 * share);
    }

    /** {@code colour} moved towards the floor's by {@code share}, 0 to 1. */
    Color faded(Color colour, double share) {
        return Colours.mix(colour, floor, share);
    }
}
