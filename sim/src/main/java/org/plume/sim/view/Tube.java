package org.plume.sim.view;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A round bar along a polyline. Its cross-section is carried from corner to corner without twist. */
final class Tube {

    private static final double SAME = 1e-7;

    /** How far a cross-section may lean in a sharp bend, in radii. */
    private static final double SHARPEST = 2;

    private final Mesh mesh;
    private final double radius;
    private final int sides;

    Tube(Mesh mesh, double radius, int sides) {
        this.mesh = mesh;
        this.radius = radius;
        this.sides = sides;
    }

    /** Adds the bar along {@code path}; nothing when it does not move. */
    void along(double[][] path) {
        List<Vector3D> points = distinct(path);
        int n = points.size();
        if (n < 2) {
            return;
        }
        Vector3D ahead = direction(points, 0);
        Vector3D across = ahead.orthogonal();
        cap(points.get(0), ahead.negate(), across.negate());
        int last = ring(points.get(0), ahead, across, ahead);
        for (int i = 1; i < n; i++) {
            Vector3D next = i + 1 < n ? direction(points, i) : ahead;
            Vector3D turned = turned(across, ahead, next);
            Vector3D bisector = ahead.add(next);
            boolean back = bisector.getNorm() < 1e-6;
            int ring = ring(points.get(i), ahead, across, back ? ahead : bisector.normalize());
            join(last, ring);
            last = ring;
            ahead = next;
            across = turned;
        }
        cap(points.get(n - 1), ahead, across);
    }

    /**
     * A cross-section: the circle about a bar that comes in along {@code ahead}, slid along it onto the plane across
     * {@code mitre}, so that the bar is as thick in a bend as elsewhere.
     */
    private int ring(Vector3D centre, Vector3D ahead, Vector3D across, Vector3D mitre) {
        Vector3D other = ahead.crossProduct(across);
        int first = -1;
        for (int side = 0; side < sides; side++) {
            double angle = 2 * Math.PI * side / sides;
            Vector3D normal = new Vector3D(Math.cos(angle), across, Math.sin(angle), other);
            double slide = -normal.dotProduct(mitre) / ahead.dotProduct(mitre);
            double bounded = Math.max(-SHARPEST, Math.min(SHARPEST, slide));
            int vertex = mesh.vertex(centre.add(radius, normal.add(bounded, ahead)), normal);
            first = side == 0 ? vertex : first;
        }
        return first;
    }

    /** {@code across} as it comes out of the bend from {@code a} to {@code b}: perpendicular to b, without twist. */
    private static Vector3D turned(Vector3D across, Vector3D a, Vector3D b) {
        Vector3D turned = across;
        if (a.distance(b) > 1e-9 && a.add(b).getNorm() > 1e-6) {
            turned = new Rotation(a, b).applyTo(across);
        }
        Vector3D rest = turned.subtract(turned.dotProduct(b), b);
        return rest.getNorm() > 1e-6 ? rest.normalize() : b.orthogonal();
    }

    private void join(int a, int b) {
        for (int side = 0; side < sides; side++) {
            int next = (side + 1) % sides;
            mesh.triangle(a + side, a + next, b + next);
            mesh.triangle(a + side, b + next, b + side);
        }
    }

    /** A blunt end: a point half a radius beyond it. */
    private void cap(Vector3D centre, Vector3D outward, Vector3D across) {
        int ring = ring(centre, outward, across, outward);
        int tip = mesh.vertex(centre.add(radius / 2, outward), outward);
        for (int side = 0; side < sides; side++) {
            mesh.triangle(ring + side, ring + (side + 1) % sides, tip);
        }
    }

    private static Vector3D direction(List<Vector3D> points, int i) {
        return points.get(i + 1).subtract(points.get(i)).normalize();
    }

    private static List<Vector3D> distinct(double[][] path) {
        List<Vector3D> points = new ArrayList<>();
        for (double[] point : path) {
            Vector3D p = new Vector3D(point);
            if (points.isEmpty() || p.distance(points.get(points.size() - 1)) > SAME) {
                points.add(p);
            }
        }
        return points;
    }
}
