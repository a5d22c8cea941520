package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CameraTest {

    private static final double ASPECT = 1.4;

    @ParameterizedTest
    @EnumSource(Camera.Preset.class)
    void everyPreset_hasAllInThePictureAndFillsIt(Camera.Preset preset) {
        Moment moment = Moment.of(Examples.start(), Examples.waysBetween(12), 0);
        Extent extent = Extent.of(Examples.cylinders(List.of()), List.of(moment), false);
        Camera camera = Camera.fit(preset, extent, ASPECT);
        double widest = 0;
        for (Vector3D point : extent.points()) {
            double[] seen = project(camera, point);
            assertThat(Math.abs(seen[0])).isLessThan(0.95);
            assertThat(Math.abs(seen[1])).isLessThan(0.95);
            widest = Math.max(widest, Math.max(Math.abs(seen[0]), Math.abs(seen[1])));
        }
        assertThat(widest).isGreaterThan(0.9);
    }

    @Test
    void everyCamera_keepsUpUp() {
        Camera camera = new Camera(Vector3D.ZERO, 0.3, 0.7, 2, 0.5);
        for (int i = 0; i < 50; i++) {
            camera = camera.turned(0.3, i % 2 == 0 ? 0.9 : -0.4).zoomed(0.97).moved(0.01, 0.02);
            assertThat(camera.right().getZ()).isZero();
            assertThat(camera.up().getZ()).isPositive();
            assertThat(camera.right().crossProduct(camera.up()).distance(camera.backward()))
                    .isLessThan(1e-12);
            assertThat(camera.eye().distance(camera.target())).isCloseTo(camera.distance(), within(1e-12));
        }
    }

    @Test
    void aDistanceOfZero_isRefused() {
        assertThatThrownBy(() -> new Camera(Vector3D.ZERO, 0, 0, 0, 0.5)).hasMessage("distance must be > 0, was 0.0");
    }

    /** In units of half the picture's width and height. */
    private static double[] project(Camera camera, Vector3D point) {
        Vector3D from = point.subtract(camera.eye());
        double depth = -from.dotProduct(camera.backward());
        double half = depth * Math.tan(camera.field() / 2);
        return new double[] {from.dotProduct(camera.right()) / half, from.dotProduct(camera.up()) / (half / ASPECT)};
    }
}
