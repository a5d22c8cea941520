package org.plume.policy.encode;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.Obstacle;
import org.plume.arm.Sphere;

/**
 * Obstacles as a fixed number of slots of {@value #SIZE} numbers: presence, then sphere, cylinder or box (0 or 1 each),
 * centre (m), half extents along its own axes (m), and the first two columns of its rotation (Zhou et al. 2019: continuous).
 * Empty slots are 0. Slots are in the order of the centres' bearings about the z axis, then of their distances: the order in
 * which obstacles are named does not matter, and each slot means much the same from scene to scene.
 */
final class ObstacleEncoding {

    static final int SIZE = 16;

    private static final Comparator<Obstacle> ORDER = Comparator.comparingDouble(
                    (Obstacle o) -> Math.atan2(o.centre().getY(), o.centre().getX()))
            .thenComparingDouble(o -> o.centre().getNorm());

    private ObstacleEncoding() {}

    static void put(double[] features, int start, List<Obstacle> obstacles, int slots) {
        if (slots == 0) {
            return;
        }
        if (obstacles.size() > slots) {
            throw new IllegalArgumentException(
                    "obstacles must have <= " + slots + " entries, the model sees no more, had " + obstacles.size());
        }
        int at = start;
        for (Obstacle obstacle : obstacles.stream().sorted(ORDER).toList()) {
            put(features, at, obstacle);
            at += SIZE;
        }
    }

    private static void put(double[] f, int at, Obstacle obstacle) {
        f[at] = 1;
        if (obstacle instanceof Sphere s) {
            fill(f, at, 1, s.centre(), new Vector3D(s.radius(), s.radius(), s.radius()), Rotation.IDENTITY);
        } else if (obstacle instanceof Cylinder c) {
            fill(f, at, 2, c.centre(), new Vector3D(c.radius(), c.radius(), c.halfLength()), c.rotation());
        } else if (obstacle instanceof Box b) {
            fill(f, at, 3, b.centre(), b.halfExtents(), b.rotation());
        }
    }

    private static void fill(double[] f, int at, int kind, Vector3D centre, Vector3D half, Rotation rotation) {
        f[at + kind] = 1;
        put(f, at + 4, centre);
        put(f, at + 7, half);
        put(f, at + 10, rotation.applyTo(Vector3D.PLUS_I));
        put(f, at + 13, rotation.applyTo(Vector3D.PLUS_J));
    }

    private static void put(double[] f, int at, Vector3D v) {
        f[at] = v.getX();
        f[at + 1] = v.getY();
        f[at + 2] = v.getZ();
    }
}
