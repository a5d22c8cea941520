package org.plume.sim.view;

import java.awt.Color;
import java.util.Locale;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.Appearance;
import org.jogamp.java3d.Group;
import org.jogamp.java3d.Shape3D;
import org.jogamp.java3d.Transform3D;
import org.jogamp.java3d.TransformGroup;
import org.jogamp.vecmath.Matrix4d;
import org.plume.arm.Pose;

/** The floor: a plate with a grid of 0.1 m, its numbers, the base's axes, and the shadows of what stands on it. */
final class Ground {

    /** Heights above the plate, m: shadows lie beneath the grid, the grid beneath what is painted. */
    static final double SHADOW = 0.0006;

    private static final double GRID = 0.0012;
    static final double PAINT = 0.0018;

    private static final double CELL = 0.1;
    private static final double LINE = 0.0009;

    /** A base higher above the floor stands on a block, m. */
    private static final double LOWEST_BASE = 0.01;

    private final Theme theme;
    private final double height;
    private final double west;
    private final double east;
    private final double south;
    private final double north;

    /** @param extent what is to stand on it; x runs from west to east here, y from south to north */
    Ground(Theme theme, Extent extent, double height) {
        this.theme = theme;
        this.height = height;
        double margin = 1.5 * CELL;
        west = CELL * Math.floor((Math.min(extent.low().getX(), -0.15) - margin) / CELL);
        east = CELL * Math.ceil((Math.max(extent.high().getX(), 0.15) + margin) / CELL);
        south = CELL * Math.floor((Math.min(extent.low().getY(), -0.15) - margin) / CELL);
        north = CELL * Math.ceil((Math.max(extent.high().getY(), 0.15) + margin) / CELL);
    }

    double west() {
        return west;
    }

    double east() {
        return east;
    }

    double height() {
        return height;
    }

    Group draw() {
        Group group = new Group();
        Mesh plate = new Mesh();
        rectangle(plate, west, east, south, north, 0);
        group.addChild(new Shape3D(plate.geometry(), Finish.flat(theme.floor())));
        Mesh fine = new Mesh();
        Mesh coarse = new Mesh();
        for (int i = cells(west); i <= cells(east); i++) {
            double half = i % 5 == 0 ? 1.5 * LINE : LINE;
            rectangle(i % 5 == 0 ? coarse : fine, i * CELL - half, i * CELL + half, south, north, GRID);
        }
        for (int i = cells(south); i <= cells(north); i++) {
            double half = i % 5 == 0 ? 1.5 * LINE : LINE;
            rectangle(i % 5 == 0 ? coarse : fine, west, east, i * CELL - half, i * CELL + half, GRID);
        }
        group.addChild(new Shape3D(fine.geometry(), Finish.flat(theme.fineGrid())));
        group.addChild(new Shape3D(coarse.geometry(), Finish.flat(theme.grid())));
        numbers(group);
        axes(group);
        if (height < -LOWEST_BASE) {
            group.addChild(pedestal().node(Finish.solid(theme.pedestal())));
        }
        return group;
    }

    /** What an arm stands on whose base is above the floor. */
    private Solid pedestal() {
        Mesh block = RoundedBox.mesh(new Vector3D(0.12, 0.10, -height / 2), 0.005);
        return new Solid(block.geometry(), Pose.at(-0.03, 0, height / 2));
    }

    /** What is drawn beneath this group is pressed flat onto the floor, as seen from a lamp above. */
    TransformGroup shadows() {
        double dx = -0.12;
        double dy = 0.18;
        double flat = 1e-4;
        Transform3D press = new Transform3D();
        press.set(new Matrix4d(
                1,
                0,
                dx,
                -dx * height,
                0,
                1,
                dy,
                -dy * height,
                0,
                0,
                flat,
                height + SHADOW - flat * height,
                0,
                0,
                0,
                1));
        return new TransformGroup(press);
    }

    Appearance shadow() {
        return Finish.flat(theme.shadow());
    }

    private void rectangle(Mesh mesh, double x0, double x1, double y0, double y1, double above) {
        double z = height + above;
        mesh.quad(new Vector3D(x0, y0, z), new Vector3D(x1, y0, z), new Vector3D(x1, y1, z), new Vector3D(x0, y1, z));
    }

    /** Coordinates along the edges that the presets look at, readable with x towards the viewer. */
    private void numbers(Group group) {
        double letters = 0.032;
        for (int i = cells(south) + 2; i < cells(north); i += 2) {
            String text = i == 0 ? "y 0" : metres(i);
            group.addChild(FloorText.centred(text, east - 0.035, i * CELL, height + PAINT, letters, theme.faintInk()));
        }
        for (int i = cells(west) + 2; i < cells(east); i += 2) {
            String text = i == 0 ? "x 0" : metres(i);
            group.addChild(FloorText.centred(text, i * CELL, south + 0.05, height + PAINT, letters, theme.faintInk()));
        }
    }

    private static String metres(int cells) {
        return String.format(Locale.ROOT, "%.1f", cells * CELL);
    }

    private void axes(Group group) {
        double length = 0.25;
        arrow(group, new Vector3D(length, 0, 0), new Color(0xD0453A));
        arrow(group, new Vector3D(0, length, 0), new Color(0x3A9D4A));
        arrow(group, new Vector3D(0, 0, length), new Color(0x3B6FD0));
    }

    private void arrow(Group group, Vector3D to, Color colour) {
        Vector3D from = new Vector3D(0, 0, height + PAINT);
        Mesh bar = new Mesh();
        new Tube(bar, 0.0035, 8)
                .along(new double[][] {from.toArray(), from.add(to).toArray()});
        group.addChild(new Shape3D(bar.geometry(), Finish.line(colour)));
        Pose tip = new Pose(new Rotation(Vector3D.PLUS_K, to), from.add(to));
        group.addChild(new Solid(Lathe.cone(0.010, 0.03).geometry(), tip).node(Finish.line(colour)));
    }

    private static int cells(double metres) {
        return (int) Math.round(metres / CELL);
    }
}
