package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.IndexedTriangleArray;
import org.jogamp.vecmath.Point3d;
import org.jogamp.vecmath.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeshTest {

    static Stream<Arguments> everySurface() {
        return Stream.of(
                Arguments.of("ball", Lathe.sphere(0.3), 4 * Math.PI / 3 * 0.027),
                Arguments.of("cylinder", Lathe.cylinder(0.2, 0.5, 0.001), Math.PI * 0.04),
                Arguments.of("cone", Lathe.cone(0.2, 0.6), Math.PI * 0.04 * 0.2),
                Arguments.of("ring", Lathe.torus(0.5, 0.1), 2 * Math.PI * 0.5 * Math.PI * 0.01),
                Arguments.of("box", RoundedBox.mesh(new Vector3D(0.1, 0.2, 0.3), 0.001), 8 * 0.006),
                Arguments.of("tube", tube(0.01, new double[][] {{0, 0, 0}, {1, 0, 0}, {1, 1, 1}}), tubeVolume()));
    }

    /** By the divergence theorem the volume comes out right only where all is closed and turned outwards. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everySurface")
    void everySurface_isClosedAndTurnedOutwards(String name, Mesh mesh, double volume) {
        IndexedTriangleArray geometry = (IndexedTriangleArray) mesh.geometry();
        double sum = 0;
        for (int i = 0; i < geometry.getIndexCount(); i += 3) {
            Vector3D a = corner(geometry, i);
            Vector3D b = corner(geometry, i + 1);
            Vector3D c = corner(geometry, i + 2);
            sum += a.dotProduct(b.crossProduct(c)) / 6;
        }
        assertThat(sum).isCloseTo(volume, within(0.04 * volume));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everySurface")
    void everyNormal_pointsOutwards(String name, Mesh mesh, double volume) {
        IndexedTriangleArray geometry = (IndexedTriangleArray) mesh.geometry();
        for (int i = 0; i < geometry.getIndexCount(); i += 3) {
            Vector3D a = corner(geometry, i);
            Vector3D face = corner(geometry, i + 1)
                    .subtract(a)
                    .crossProduct(corner(geometry, i + 2).subtract(a));
            if (face.getNorm() < 1e-9) {
                continue;
            }
            for (int k = 0; k < 3; k++) {
                Vector3f n = new Vector3f();
                geometry.getNormal(geometry.getCoordinateIndex(i + k), n);
                assertThat(n.length()).isCloseTo(1, within(1e-4f));
                assertThat(face.normalize().dotProduct(new Vector3D(n.x, n.y, n.z)))
                        .isGreaterThan(-1e-6);
            }
        }
    }

    @Test
    void aPathThatDoesNotMove_hasNoTube() {
        assertThat(tube(0.1, new double[][] {{1, 2, 3}, {1, 2, 3}}).isEmpty()).isTrue();
        assertThat(tube(0.1, new double[0][]).isEmpty()).isTrue();
    }

    @Test
    void aPathThatTurnsBack_staysFinite() {
        IndexedTriangleArray geometry =
                (IndexedTriangleArray) tube(0.1, new double[][] {{0, 0, 0}, {1, 0, 0}, {0, 0, 0}})
                        .geometry();
        for (int i = 0; i < geometry.getIndexCount(); i++) {
            assertThat(corner(geometry, i).getNorm()).isLessThan(2);
        }
    }

    private static Mesh tube(double radius, double[][] path) {
        Mesh mesh = new Mesh();
        new Tube(mesh, radius, 24).along(path);
        return mesh;
    }

    private static double tubeVolume() {
        return Math.PI * 1e-4 * (1 + Math.sqrt(2));
    }

    private static Vector3D corner(IndexedTriangleArray geometry, int index) {
        Point3d p = new Point3d();
        geometry.getCoordinate(geometry.getCoordinateIndex(index), p);
        return new Vector3D(p.x, p.y, p.z);
    }
}
