package org.plume.sim.view;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** Surfaces of revolution about z. */
final class Lathe {

    private static final int SIDES = 36;

    /** A circle of the surface: radius r at height z, and its outward normal (out, up). */
    private record Ring(double r, double z, double out, double up) {}

    private final List<Ring> profile = new ArrayList<>();

    private Lathe() {}

    /** A cylinder whose edges are rounded off by {@code bevel}, m. */
    static Mesh cylinder(double radius, double halfLength, double bevel) {
        double b = Math.min(bevel, Math.min(radius, halfLength));
        Lathe lathe = new Lathe();
        lathe.profile.add(new Ring(0, -halfLength, 0, -1));
        lathe.arc(radius - b, b - halfLength, b, -Math.PI / 2, 0, 5);
        lathe.arc(radius - b, halfLength - b, b, 0, Math.PI / 2, 5);
        lathe.profile.add(new Ring(0, halfLength, 0, 1));
        return lathe.turn();
    }

    static Mesh sphere(double radius) {
        Lathe lathe = new Lathe();
        lathe.arc(0, 0, radius, -Math.PI / 2, Math.PI / 2, 20);
        return lathe.turn();
    }

    /** A cone from z = 0 to its tip at {@code height}. */
    static Mesh cone(double radius, double height) {
        Lathe lathe = new Lathe();
        double slant = Math.hypot(radius, height);
        lathe.profile.add(new Ring(0, 0, 0, -1));
        lathe.profile.add(new Ring(radius, 0, 0, -1));
        lathe.profile.add(new Ring(radius, 0, height / slant, radius / slant));
        lathe.profile.add(new Ring(0, height, height / slant, radius / slant));
        return lathe.turn();
    }

    /** A ring of a round bar. */
    static Mesh torus(double radius, double bar) {
        Lathe lathe = new Lathe();
        lathe.arc(radius, 0, bar, -Math.PI, Math.PI, 16);
        return lathe.turn();
    }

    private void arc(double r, double z, double radius, double from, double to, int steps) {
        for (int i = 0; i <= steps; i++) {
            double angle = from + (to - from) * i / steps;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            profile.add(new Ring(r + radius * cos, z + radius * sin, cos, sin));
        }
    }

    private Mesh turn() {
        Mesh mesh = new Mesh();
        for (Ring ring : profile) {
            for (int side = 0; side <= SIDES; side++) {
                double angle = 2 * Math.PI * side / SIDES;
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                mesh.vertex(
                        new Vector3D(ring.r * cos, ring.r * sin, ring.z),
                        new Vector3D(ring.out * cos, ring.out * sin, ring.up));
            }
        }
        int stride = SIDES + 1;
        for (int i = 0; i + 1 < profile.size(); i++) {
            for (int side = 0; side < SIDES; side++) {
                int a = i * stride + side;
                mesh.triangle(a, a + 1, a + stride + 1);
                mesh.triangle(a, a + stride + 1, a + stride);
            }
        }
        return mesh;
    }
}
