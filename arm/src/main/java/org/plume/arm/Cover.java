package org.plume.arm;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** Balls that cover a collision shape. */
final class Cover {

    private Cover() {}

    /** A sphere is itself; cylinders and boxes are cut into cells, each in its circumscribed ball; meshes give none. */
    static List<BodySphere> of(int link, Visual shape) {
        if (shape instanceof Visual.Sphere sphere) {
            return List.of(new BodySphere(link, sphere.pose().position(), sphere.radius()));
        }
        if (shape instanceof Visual.Cylinder cylinder) {
            return cylinder(link, cylinder);
        }
        return shape instanceof Visual.Box box ? box(link, box) : List.of();
    }

    /** Discs as thick as the radius: the ball's radius is sqrt(r^2 + (thickness / 2)^2). */
    private static List<BodySphere> cylinder(int link, Visual.Cylinder cylinder) {
        int n = cells(2 * cylinder.halfLength(), cylinder.radius());
        double thickness = 2 * cylinder.halfLength() / n;
        List<BodySphere> cover = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Vector3D centre = new Vector3D(0, 0, -cylinder.halfLength() + (i + 0.5) * thickness);
            cover.add(
                    new BodySphere(link, cylinder.pose().apply(centre), Math.hypot(cylinder.radius(), thickness / 2)));
        }
        return cover;
    }

    /** Cells no longer than the box's shortest edge, but at most 8 along an edge. */
    private static List<BodySphere> box(int link, Visual.Box box) {
        double[] half = box.halfExtents().toArray();
        double shortest = 2 * Math.min(half[0], Math.min(half[1], half[2]));
        int[] n = new int[3];
        double[] edge = new double[3];
        for (int k = 0; k < 3; k++) {
            n[k] = cells(2 * half[k], shortest);
            edge[k] = 2 * half[k] / n[k];
        }
        double radius = 0.5 * Math.sqrt(edge[0] * edge[0] + edge[1] * edge[1] + edge[2] * edge[2]);
        List<BodySphere> cover = new ArrayList<>();
        for (int i = 0; i < n[0] * n[1] * n[2]; i++) {
            int layer = i / (n[0] * n[1]);
            int row = i / n[0] % n[1];
            Vector3D centre = new Vector3D(
                    -half[0] + (i % n[0] + 0.5) * edge[0],
                    -half[1] + (row + 0.5) * edge[1],
                    -half[2] + (layer + 0.5) * edge[2]);
            cover.add(new BodySphere(link, box.pose().apply(centre), radius));
        }
        return cover;
    }

    private static int cells(double length, double wanted) {
        return (int) Math.min(8, Math.max(1, Math.ceil(length / wanted - 1e-9)));
    }
}
