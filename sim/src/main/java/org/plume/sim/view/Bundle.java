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
    /** Radius of the outline, in radii of what it encloses. */
    private static final double EDGE = 1.45;

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
            Candidate candidate = candidates.get(i);
            Color colour = sight.colour(candidate, theme);
            if (sight.hidden().contains(i) || candidate.tool().length == 0) {
                continue;
            }
            if (i == sight.marked()) {
                bold(group, candidate.tool(), colour, theme.mark());
            } else if (i == sight.moment().chosen()) {
                bold(group, candidate.tool(), colour, theme.executed());
            } else {
                thin(group, candidate, colour);
            }
        }
        return group;
    }

    BranchGroup executed(double[][] path) {
        BranchGroup group = group();
        bar(group, path, 2.8 * unit, theme.executed());
        shadow(group, path, 2 * unit);
        return group;
    }

    private void bold(BranchGroup group, double[][] path, Color colour, Color edge) {
        bar(group, path, 2.5 * unit, colour);
        Mesh hull = tube(path, 2.5 * EDGE * unit, BOLD_SIDES);
        if (!hull.isEmpty()) {
            group.addChild(new Shape3D(hull.geometry(), Finish.outline(edge)));
        }
        dot(group, path[path.length - 1], 4 * unit, colour);
        shadow(group, path, 2 * unit);
    }

    private void thin(BranchGroup group, Candidate candidate, Color colour) {
        double[][] path = candidate.tool();
        if (candidate.feasible()) {
            add(group, tube(path, unit, THIN_SIDES), colour);
            dot(group, path[path.length - 1], 2.1 * unit, colour);
            return;
        }
        Mesh mesh = new Mesh();
        for (double[][] dash : Paths.dashes(path, 8 * unit, 7 * unit)) {
            new Tube(mesh, 0.7 * unit, THIN_SIDES).along(dash);
        }
        add(group, mesh, theme.faded(colour, 0.55));
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
