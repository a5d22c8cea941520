package org.plume.sim.view;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A box with rounded edges and corners, about the origin: an eighth of a ball at each corner, drawn apart. */
final class RoundedBox {

    private static final int STEPS = 4;

    private RoundedBox() {}

    /**
     * @param half half of its edges, m
     * @param bevel radius of its edges, m; at most the smallest half edge
     */
    static Mesh mesh(Vector3D half, double bevel) {
        double b = Math.min(bevel, Math.min(half.getX(), Math.min(half.getY(), half.getZ())));
        Vector3D core = half.subtract(new Vector3D(b, b, b));
        Mesh mesh = new Mesh();
        int rows = 2 * (STEPS + 1);
        int columns = 4 * (STEPS + 1);
        for (int row = 0; row < rows; row++) {
            int up = row <= STEPS ? -1 : 1;
            double latitude = Math.PI / 2 * (row <= STEPS ? row / (double) STEPS - 1 : (row - STEPS - 1.0) / STEPS);
            for (int column = 0; column < columns; column++) {
                int quarter = column / (STEPS + 1);
                double longitude = Math.PI / 2 * (quarter + column % (STEPS + 1) / (double) STEPS);
                Vector3D normal = new Vector3D(longitude, latitude);
                Vector3D corner = new Vector3D(
                        quarter == 0 || quarter == 3 ? core.getX() : -core.getX(),
                        quarter < 2 ? core.getY() : -core.getY(),
                        up * core.getZ());
                mesh.vertex(corner.add(b, normal), normal);
            }
        }
        for (int row = 0; row + 1 < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int a = row * columns + column;
                int next = row * columns + (column + 1) % columns;
                mesh.triangle(a, next, next + columns);
                mesh.triangle(a, next + columns, a + columns);
            }
        }
        lid(mesh, columns, 0, half.getZ(), true);
        lid(mesh, columns, (rows - 1) * columns, half.getZ(), false);
        return mesh;
    }

    /** Closes the bottom or the top between the four corners. */
    private static void lid(Mesh mesh, int columns, int first, double halfHeight, boolean bottom) {
        Vector3D out = bottom ? Vector3D.MINUS_K : Vector3D.PLUS_K;
        int middle = mesh.vertex(out.scalarMultiply(halfHeight), out);
        for (int column = 0; column < columns; column++) {
            int a = first + column;
            int b = first + (column + 1) % columns;
            mesh.triangle(middle, bottom ? b : a, bottom ? a : b);
        }
    }
}
