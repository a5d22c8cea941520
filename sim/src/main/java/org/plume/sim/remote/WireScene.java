package org.plume.sim.remote;

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

/** Goals and obstacles for the wire. */
final class WireScene {

    private WireScene() {}

    static org.plume.proto.policy.v1.Goal goal(Goal goal) {
        var wire = org.plume.proto.policy.v1.Goal.newBuilder();
        if (goal instanceof JointGoal joints) {
            Joints.Builder positions = Joints.newBuilder();
            for (double q : joints.q()) {
                positions.addPositions(q);
            }
            return wire.setJoints(positions).build();
        }
        if (goal instanceof PositionGoal position) {
            return wire.setPosition(point(position.p())).build();
        }
        return wire.setLineY(((LineGoal) goal).y()).build();
    }

    static org.plume.proto.policy.v1.Obstacle obstacle(Obstacle obstacle) {
        var wire = org.plume.proto.policy.v1.Obstacle.newBuilder();
        if (obstacle instanceof Sphere s) {
            return wire.setSphere(org.plume.proto.policy.v1.Sphere.newBuilder()
                            .setCentre(point(s.centre()))
                            .setRadius(s.radius()))
                    .build();
        }
        if (obstacle instanceof Cylinder c) {
            return wire.setCylinder(org.plume.proto.policy.v1.Cylinder.newBuilder()
                            .setCentre(point(c.centre()))
                            .setRadius(c.radius())
                            .setHalfLength(c.halfLength())
                            .setRotation(rotation(c.rotation())))
                    .build();
        }
        Box b = (Box) obstacle;
        return wire.setBox(org.plume.proto.policy.v1.Box.newBuilder()
                        .setCentre(point(b.centre()))
                        .setHalfExtents(point(b.halfExtents()))
                        .setRotation(rotation(b.rotation())))
                .build();
    }

    private static Point point(Vector3D p) {
        return Point.newBuilder().setX(p.getX()).setY(p.getY()).setZ(p.getZ()).build();
    }

    private static org.plume.proto.policy.v1.Rotation rotation(Rotation rotation) {
        Quaternion q = Quaternion.of(rotation);
        return org.plume.proto.policy.v1.Rotation.newBuilder()
                .setW(q.w())
                .setX(q.x())
                .setY(q.y())
                .setZ(q.z())
                .build();
    }
}
