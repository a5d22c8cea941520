package org.plume.sim.view;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** Flat bands on the floor. */
final class Ribbon {

    private Ribbon() {}

    /** Adds a band of half width {@code half} along {@code path}, which lies in a horizontal plane. */
    static void along(Mesh mesh, double[][] path, double half) {
        for (int i = 1; i < path.length; i++) {
            Vector3D a = new Vector3D(path[i - 1]);
            Vector3D b = new Vector3D(path[i]);
            double length = b.distance(a);
            if (length < 1e-7) {
                continue;
            }
            Vector3D ahead = b.subtract(a).scalarMultiply(1 / length);
            Vector3D side = Vector3D.PLUS_K.crossProduct(ahead).scalarMultiply(half);
            Vector3D overlap = ahead.scalarMultiply(Math.min(half, length) / 2);
            Vector3D from = a.subtract(overlap);
            Vector3D to = b.add(overlap);
            mesh.quad(from.subtract(side), to.subtract(side), to.add(side), from.add(side));
        }
    }
}
