package org.plume.sim.view;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.Appearance;
import org.jogamp.java3d.Geometry;
import org.jogamp.java3d.Shape3D;
import org.jogamp.java3d.Transform3D;
import org.jogamp.java3d.TransformGroup;
import org.jogamp.vecmath.Matrix4d;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.Obstacle;
import org.plume.arm.Pose;
import org.plume.arm.Sphere;

/** A surface and where it stands. */
record Solid(Geometry geometry, Pose pose) {

    private static final double BEVEL = 0.004;

    static Solid of(Obstacle obstacle) {
        if (obstacle instanceof Sphere sphere) {
            return new Solid(Lathe.sphere(sphere.radius()).geometry(), at(sphere.centre()));
        }
        if (obstacle instanceof Cylinder cylinder) {
            return new Solid(
                    Lathe.cylinder(cylinder.radius(), cylinder.halfLength(), BEVEL)
                            .geometry(),
                    new Pose(cylinder.rotation(), cylinder.centre()));
        }
        Box box = (Box) obstacle;
        return new Solid(RoundedBox.mesh(box.halfExtents(), BEVEL).geometry(), new Pose(box.rotation(), box.centre()));
    }

    TransformGroup node(Appearance appearance) {
        return placed(new Shape3D(geometry, appearance), pose);
    }

    static TransformGroup placed(org.jogamp.java3d.Node node, Pose pose) {
        TransformGroup group = new TransformGroup(transform(pose));
        group.addChild(node);
        return group;
    }

    static Pose at(Vector3D position) {
        return Pose.at(position.getX(), position.getY(), position.getZ());
    }

    static Transform3D transform(Pose pose) {
        double[][] r = pose.rotation().getMatrix();
        Vector3D p = pose.position();
        Transform3D transform = new Transform3D();
        transform.set(new Matrix4d(
                r[0][0], r[0][1], r[0][2], p.getX(), r[1][0], r[1][1], r[1][2], p.getY(), r[2][0], r[2][1], r[2][2],
                p.getZ(), 0, 0, 0, 1));
        return transform;
    }
}
