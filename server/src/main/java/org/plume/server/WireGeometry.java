package org.plume.server;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.Goal;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.PositionGoal;
import org.plume.arm.Quaternion;
import org.plume.arm.Sphere;
import org.plume.proto.policy.v1.Joints;
import org.plume.proto.policy.v1.Point;

/** Goals and obstacles from the wire; an {@link IllegalArgumentException} names the field. */
final class WireGeometry {

    /** Farther from the base than any arm's surroundings, m. */
    private static final double FAR = 100;

    private static final double UNIT_TOLERANCE = 1e-3;

    private WireGeometry() {}

    static Obstacle obstacle(String field, org.plume.proto.policy.v1.Obstacle wire) {
        return switch (wire.getShapeCase()) {
            case SPHERE ->
                new Sphere(
                        point(field + ".sphere.centre", wire.getSphere().getCentre()),
                        length(field + ".sphere.radius", wire.getSphere().getRadius()));
            case CYLINDER -> cylinder(field + ".cylinder", wire.getCylinder());
            case BOX -> box(field + ".box", wire.getBox());
            case SHAPE_NOT_SET ->
                throw new IllegalArgumentException(field + " must be a sphere, a cylinder or a box, was none");
        };
    }

    private static Cylinder cylinder(String field, org.plume.proto.policy.v1.Cylinder wire) {
        return new Cylinder(
                point(field + ".centre", wire.getCentre()),
                length(field + ".radius", wire.getRadius()),
                length(field + ".half_length", wire.getHalfLength()),
                wire.hasRotation() ? rotation(field + ".rotation", wire.getRotation()) : Rotation.IDENTITY);
    }

    private static Box box(String field, org.plume.proto.policy.v1.Box wire) {
        Point half = wire.getHalfExtents();
        return new Box(
                point(field + ".centre", wire.getCentre()),
                new Vector3D(
                        length(field + ".half_extents.x", half.getX()),
                        length(field + ".half_extents.y", half.getY()),
                        length(field + ".half_extents.z", half.getZ())),
                wire.hasRotation() ? rotation(field + ".rotation", wire.getRotation()) : Rotation.IDENTITY);
    }

    static Goal goal(org.plume.proto.policy.v1.Goal wire) {
        return switch (wire.getTargetCase()) {
            case JOINTS -> joints(wire.getJoints());
            case POSITION -> new PositionGoal(point("goal.position", wire.getPosition()));
            case LINE_Y -> new LineGoal(coordinate("goal.line_y", wire.getLineY()));
            case TARGET_NOT_SET ->
                throw new IllegalArgumentException("goal must be joints, a position or a line, was empty");
        };
    }

    private static JointGoal joints(Joints wire) {
        if (wire.getPositionsCount() == 0) {
            throw new IllegalArgumentException("goal.joints.positions must have >= 1 entries, had 0");
        }
        double[] q = new double[wire.getPositionsCount()];
        for (int j = 0; j < q.length; j++) {
            q[j] = coordinate("goal.joints.positions[" + j + "]", wire.getPositions(j));
        }
        return new JointGoal(q);
    }

    private static Vector3D point(String field, Point wire) {
        return new Vector3D(
                coordinate(field + ".x", wire.getX()),
                coordinate(field + ".y", wire.getY()),
                coordinate(field + ".z", wire.getZ()));
    }

    private static double coordinate(String field, double value) {
        if (!(Math.abs(value) <= FAR)) {
            throw new IllegalArgumentException(field + " must be in [-100, 100], was " + value);
        }
        return value;
    }

    private static double length(String field, double value) {
        if (!(value > 0 && value <= FAR)) {
            throw new IllegalArgumentException(field + " must be in (0, 100] m, was " + value);
        }
        return value;
    }

    private static Rotation rotation(String field, org.plume.proto.policy.v1.Rotation wire) {
        double norm = Math.sqrt(wire.getW() * wire.getW()
                + wire.getX() * wire.getX()
                + wire.getY() * wire.getY()
                + wire.getZ() * wire.getZ());
        if (!(Math.abs(norm - 1) <= UNIT_TOLERANCE)) {
            throw new IllegalArgumentException(field + " must be a unit quaternion, had norm " + norm);
        }
        return new Quaternion(wire.getW(), wire.getX(), wire.getY(), wire.getZ()).rotation();
    }
}
