package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.GeometryArray;
import org.jogamp.vecmath.Point3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshFileTest {

    /** The corner of a cube of 1000 mm: volume 1/6 of it. */
    private static final String TETRAHEDRON = """
            solid corner
            facet normal 0 0 0 outer loop vertex 0 0 0 vertex 0 1000 0 vertex 1000 0 0 endloop endfacet
            facet normal 0 0 0 outer loop vertex 0 0 0 vertex 1000 0 0 vertex 0 0 1000 endloop endfacet
            facet normal 0 0 0 outer loop vertex 0 0 0 vertex 0 0 1000 vertex 0 1000 0 endloop endfacet
            facet normal 0 0 0 outer loop vertex 1000 0 0 vertex 0 1000 0 vertex 0 0 1000 endloop endfacet
            endsolid corner
            """;

    @TempDir
    Path folder;

    @Test
    void everyScale_givesItsVolume_turnedOutwards_alsoMirrored() throws IOException {
        Path file = Files.writeString(folder.resolve("corner.stl"), TETRAHEDRON);
        assertThat(volume(file, 0.001, 0.001, 0.001)).isCloseTo(1 / 6.0, within(1e-6));
        assertThat(volume(file, 0.002, 0.001, 0.003)).isCloseTo(1, within(1e-6));
        assertThat(volume(file, 0.001, -0.001, 0.001)).isCloseTo(1 / 6.0, within(1e-6));
    }

    @Test
    void aMeshThatIsNotThere_orCutShort_isNamed() throws IOException {
        assertThatThrownBy(() -> volume(folder.resolve("none.stl"), 1, 1, 1)).isInstanceOf(IOException.class);
        Path file = Files.write(folder.resolve("cut.stl"), new byte[90]);
        assertThatThrownBy(() -> volume(file, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut.stl");
    }

    private static double volume(Path file, double x, double y, double z) throws IOException {
        GeometryArray mesh = (GeometryArray) MeshFile.read(file, new Vector3D(x, y, z));
        double sum = 0;
        for (int i = 0; i < mesh.getVertexCount(); i += 3) {
            sum += corner(mesh, i).dotProduct(corner(mesh, i + 1).crossProduct(corner(mesh, i + 2))) / 6;
        }
        return sum;
    }

    private static Vector3D corner(GeometryArray mesh, int index) {
        Point3d p = new Point3d();
        mesh.getCoordinate(index, p);
        return new Vector3D(p.x, p.y, p.z);
    }
}
