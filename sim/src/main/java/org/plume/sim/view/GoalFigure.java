package org.plume.sim.view;

import java.awt.Color;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.Group;
import org.jogamp.java3d.Node;
import org.jogamp.java3d.Shape3D;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.PositionGoal;

/** What is to be reached: a chequered line across the floor, a target in space, or the arm as glass. */
final class GoalFigure {

    static final Color COLOUR = new Color(0x16A05D);

    /** How far a line reaches beyond everything else in x, m. */
    static final double OVERHANG = 0.06;

    /** How far its name reaches beyond a line in y, m. */
    static final double LABEL = 0.14;

    private final Theme theme;
    private final Ground ground;

    GoalFigure(Theme theme, Ground ground) {
        this.theme = theme;
        this.ground = ground;
    }

    /** @param extent how far a line is drawn in x */
    Group draw(Goal goal, Extent extent, @Nullable ArmFigure arm, double[] restJoints) {
        Group group = new Group();
        if (goal instanceof LineGoal line) {
            line(group, line.y(), extent);
        } else if (goal instanceof PositionGoal position) {
            target(group, position.p());
        } else if (goal instanceof JointGoal joints && arm != null && joints.q().length == restJoints.length) {
            ArmFigure.Copy ghost = arm.copy(colour -> Finish.ghost(COLOUR, 0.7f));
            ghost.pose(joints.q());
            group.addChild(ghost.root());
            target(group, arm.arm().tool(joints.q()).position());
        }
        return group;
    }

    private void line(Group group, double y, Extent extent) {
        double square = 0.0125;
        double west = extent.low().getX();
        double east = extent.high().getX();
        Mesh dark = new Mesh();
        Mesh light = new Mesh();
        double z = ground.height() + Ground.PAINT;
        int columns = (int) Math.ceil((east - west) / square);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < columns; column++) {
                double x = west + column * square;
                square((row + column) % 2 == 0 ? dark : light, x, y + row * square, z, square);
            }
        }
        group.addChild(new Shape3D(dark.geometry(), Finish.flat(COLOUR)));
        group.addChild(new Shape3D(light.geometry(), Finish.flat(Color.WHITE)));
        Vector3D from = new Vector3D(west, y, ground.height());
        Vector3D to = new Vector3D(west + columns * square, y, ground.height());
        Vector3D up = new Vector3D(0, 0, extent.high().getZ() - ground.height());
        Mesh curtain = new Mesh();
        curtain.quad(from, to, to.add(up), from.add(up));
        group.addChild(new Shape3D(curtain.geometry(), Finish.veil(COLOUR, 0.86f)));
        group.addChild(FloorText.from("goal", east - 0.02, y + 3 * square + 0.008, z, 0.034, COLOUR));
    }

    private static void square(Mesh mesh, double x, double y, double z, double size) {
        mesh.quad(
                new Vector3D(x, y, z),
                new Vector3D(x + size, y, z),
                new Vector3D(x + size, y + size, z),
                new Vector3D(x, y + size, z));
    }

    private void target(Group group, Vector3D at) {
        group.addChild(ring(at, 0.030));
        group.addChild(ring(at, 0.050));
        group.addChild(new Solid(Lathe.sphere(0.012).geometry(), Solid.at(at)).node(Finish.line(COLOUR)));
        Mesh stem = new Mesh();
        Vector3D foot = new Vector3D(at.getX(), at.getY(), ground.height() + Ground.PAINT);
        for (double[][] dash : Paths.dashes(new double[][] {at.toArray(), foot.toArray()}, 0.012, 0.012)) {
            new Tube(stem, 0.0015, 6).along(dash);
        }
        if (!stem.isEmpty()) {
            group.addChild(new Shape3D(stem.geometry(), Finish.line(theme.faded(COLOUR, 0.3))));
        }
    }

    private static Node ring(Vector3D at, double radius) {
        return new Solid(Lathe.torus(radius, 0.0028).geometry(), Solid.at(at)).node(Finish.line(COLOUR));
    }
}
