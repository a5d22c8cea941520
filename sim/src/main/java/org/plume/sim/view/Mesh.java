package org.plume.sim.view;

import java.util.Arrays;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.GeometryArray;
import org.jogamp.java3d.IndexedTriangleArray;

/** Triangles with a normal at each corner, gathered piece by piece. */
final class Mesh {

    private float[] coordinates = new float[768];
    private float[] normals = new float[768];
    private int[] triangles = new int[768];
    private int vertices;
    private int corners;

    boolean isEmpty() {
        return corners == 0;
    }

    int vertex(Vector3D p, Vector3D normal) {
        if (3 * vertices + 3 > coordinates.length) {
            coordinates = Arrays.copyOf(coordinates, 2 * coordinates.length);
            normals = Arrays.copyOf(normals, 2 * normals.length);
        }
        put(coordinates, p);
        put(normals, normal);
        return vertices++;
    }

    /** Counter-clockwise seen from outside. */
    void triangle(int a, int b, int c) {
        if (corners + 3 > triangles.length) {
            triangles = Arrays.copyOf(triangles, 2 * triangles.length);
        }
        triangles[corners++] = a;
        triangles[corners++] = b;
        triangles[corners++] = c;
    }

    /** A flat four-sided face, its corners counter-clockwise. */
    void quad(Vector3D a, Vector3D b, Vector3D c, Vector3D d) {
        Vector3D normal = b.subtract(a).crossProduct(d.subtract(a)).normalize();
        int first = vertex(a, normal);
        vertex(b, normal);
        vertex(c, normal);
        vertex(d, normal);
        triangle(first, first + 1, first + 2);
        triangle(first, first + 2, first + 3);
    }

    GeometryArray geometry() {
        IndexedTriangleArray geometry = new IndexedTriangleArray(
                vertices,
                GeometryArray.COORDINATES | GeometryArray.NORMALS | GeometryArray.USE_COORD_INDEX_ONLY,
                corners);
        geometry.setCoordinates(0, coordinates, 0, vertices);
        geometry.setNormals(0, normals, 0, vertices);
        geometry.setCoordinateIndices(0, Arrays.copyOf(triangles, corners));
        return geometry;
    }

    private void put(float[] array, Vector3D v) {
        array[3 * vertices] = (float) v.getX();
        array[3 * vertices + 1] = (float) v.getY();
        array[3 * vertices + 2] = (float) v.getZ();
    }
}
