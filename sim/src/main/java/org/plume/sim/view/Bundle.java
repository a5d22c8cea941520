package org.plume.sim.view;

import java.awt.Color;
import java.util.List;
import org.jogamp.java3d.BranchGroup;
import org.jogamp.java3d.Geometry;
import org.jogamp.java3d.Group;
import org.jogamp.java3d.Shape3D;
import org.jogamp.java3d.Transform3D;
import org.jogamp.java3d.TransformGroup;
import org.jogamp.vecmath.Vector3d;

/** Draws the sampled trajectories, and the path so far, as bars in space. */
final class Bundle {

    private static final int THIN_SIDES = 6;
    private static final int BOLD_SIDES = 14;
    private static final double DARK_EDGE = 1.45;

    private final Theme theme;
    private final double unit;
    private final double floor;
    private final Geometry ball = Lathe.sphere(1).geometry();

    /**
     * @param unit radius of an ordinary trajectory, m
     * @param floor height of the floor, m
     */
    Bundle(Theme theme, double unit, double floor) {
        this.theme = theme;
        this.unit = unit;
        this.floor = floor;
    }

    BranchGroup candidates(Sight sight) {
        BranchGroup group = group();
        List<Candidate> candidates = sight.moment().candidates();
        for (int i = 0; i < candidates.size(); i++) {
            boolean bold = i == sight.moment().chosen() || i == sight.marked();
            if (!sight.hidden().contains(i) && candidates.get(i).tool().length > 0) {
                draw(group, candidates.get(i), sight.colour(candidates.get(i), theme), bold);
            }
        }
        return group;
    }

    BranchGroup executed(double[][] path) {
        BranchGroup group = group();
        bar(group, path, 2.7 * unit, theme.executed());
        shadow(group, path, 2 * unit);
        return group;
    }

    private void draw(BranchGroup group, Candidate candidate, Color colour, boolean bold) {
        double[][] path = candidate.tool();
        double[] end = path[path.length - 1];
        if (bold) {
            bar(group, path, 2.6 * unit, colour);
            Mesh hull = tube(path, 2.6 * DARK_EDGE * unit, BOLD_SIDES);
            if (!hull.isEmpty()) {
                group.addChild(new Shape3D(hull.geometry(), Finish.outline(theme.executed())));
            }
            dot(group, end, 4 * unit, colour);
            shadow(group, path, 2 * unit);
        } else if (candidate.feasible()) {
            add(group, tube(path, unit, THIN_SIDES), colour);
            dot(group, end, 2.1 * unit, colour);
        } else {
            Mesh mesh = new Mesh();
            for (double[][] dash : Paths.dashes(path, 8 * unit, 7 * unit)) {
                new Tube(mesh, 0.7 * unit, THIN_SIDES).along(dash);
            }
            add(group, mesh, theme.faded(colour, 0.55));
        }
    }

    private void bar(Group group, double[][] path, double radius, Color colour) {
        add(group, tube(path, radius, BOLD_SIDES), colour);
    }

    private static Mesh tube(double[][] path, double radius, int sides) {
        Mesh mesh = new Mesh();
        new Tube(mesh, radius, sides).along(path);
        return mesh;
    }

    /** What lies beneath a path, as if lit from straight above. */
    private void shadow(Group group, double[][] path, double half) {
        double[][] flat = new double[path.length][];
        for (int i = 0; i < path.length; i++) {
            flat[i] = new double[] {path[i][0], path[i][1], floor + Ground.SHADOW};
        }
        Mesh mesh = new Mesh();
        Ribbon.along(mesh, flat, half);
        if (!mesh.isEmpty()) {
            group.addChild(new Shape3D(mesh.geometry(), Finish.flat(theme.shadow())));
        }
    }

    private void dot(Group group, double[] at, double radius, Color colour) {
        Transform3D place = new Transform3D();
        place.setScale(radius);
        place.setTranslation(new Vector3d(at));
        TransformGroup placed = new TransformGroup(place);
        placed.addChild(new Shape3D(ball, Finish.line(colour)));
        group.addChild(placed);
    }

    private static void add(Group group, Mesh mesh, Color colour) {
        if (!mesh.isEmpty()) {
            group.addChild(new Shape3D(mesh.geometry(), Finish.line(colour)));
        }
    }

    private static BranchGroup group() {
        BranchGroup group = new BranchGroup();
        group.setCapability(BranchGroup.ALLOW_DETACH);
        return group;
    }
}
