package org.plume.sim.view;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.Geometry;
import org.jogamp.java3d.utils.geometry.GeometryInfo;
import org.jogamp.java3d.utils.geometry.NormalGenerator;
import org.plume.arm.Stl;

/** A mesh that an arm's description names, smooth except at its edges. */
final class MeshFile {

    /** Faces that meet at more than this are drawn with an edge, rad. */
    private static final double CREASE = Math.toRadians(35);

    private MeshFile() {}

    /** @throws IllegalArgumentException when it is not a whole STL file */
    static Geometry read(Path file, Vector3D scale) throws IOException {
        float[] vertices = Stl.read(file).vertices().clone();
        float[] factors = {(float) scale.getX(), (float) scale.getY(), (float) scale.getZ()};
        boolean mirrored = factors[0] * factors[1] * factors[2] < 0;
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] *= factors[i % 3];
        }
        if (mirrored) {
            turn(vertices);
        }
        GeometryInfo info = new GeometryInfo(GeometryInfo.TRIANGLE_ARRAY);
        info.setCoordinates(vertices);
        new NormalGenerator(CREASE).generateNormals(info);
        return info.getGeometryArray();
    }

    /** Swaps two corners of every triangle, since a mirror turns it inside out. */
    private static void turn(float[] vertices) {
        for (int t = 0; t < vertices.length; t += 9) {
            for (int c = 3; c < 6; c++) {
                float second = vertices[t + c];
                vertices[t + c] = vertices[t + c + 3];
                vertices[t + c + 3] = second;
            }
        }
    }
}
