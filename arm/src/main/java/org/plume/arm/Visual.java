package org.plume.arm;

import java.nio.file.Path;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A shape to draw, placed in its link's frame. */
public sealed interface Visual {

    /** Where URDF files name no colour. */
    int GREY = 0xD9D9D9;

    /** The shape's frame in the link's frame. */
    Pose pose();

    /** 0xRRGGBB */
    int rgb();

    /** {@code halfExtents}: half of the edges, m. */
    record Box(Pose pose, Vector3D halfExtents, int rgb) implements Visual {}

    /** Along z of its frame; m. */
    record Cylinder(Pose pose, double radius, double halfLength, int rgb) implements Visual {}

    /** m */
    record Sphere(Pose pose, double radius, int rgb) implements Visual {}

    /** A mesh that the user's URDF names; its vertices are multiplied by {@code scale}. {@link Stl} reads STL files. */
    record Mesh(Pose pose, Path file, Vector3D scale, int rgb) implements Visual {}
}
