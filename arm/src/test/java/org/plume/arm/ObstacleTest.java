package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class ObstacleTest {

    private static final Vector3D C = new Vector3D(1, 2, 3);
    private static final Rotation ON_ITS_SIDE =
            Pose.xyzRpy(0, 0, 0, 0, Math.PI / 2, 0).rotation();

    @Test
    void aSphere_measuresFromItsSurface() {
        Obstacle sphere = new Sphere(C, 0.5);
        assertThat(sphere.distance(C)).isEqualTo(-0.5);
        assertThat(sphere.distance(C.add(new Vector3D(0, 0, 2)))).isEqualTo(1.5, within(1e-15));
    }

    @Test
    void aCylinder_measuresFromSideCapAndRim() {
        Obstacle upright = Cylinder.upright(C, 0.5, 1);
        assertThat(upright.distance(C.add(new Vector3D(0.9, 0, 0.2)))).isEqualTo(0.4, within(1e-12));
        assertThat(upright.distance(C.add(new Vector3D(0.1, 0, 1.25)))).isEqualTo(0.25, within(1e-12));
        assertThat(upright.distance(C.add(new Vector3D(0.8, 0, 1.4)))).isEqualTo(0.5, within(1e-12));
        assertThat(upright.distance(C.add(new Vector3D(0.2, 0, 0.9)))).isEqualTo(-0.1, within(1e-12));
        Obstacle lying = new Cylinder(C, 0.5, 1, ON_ITS_SIDE);
        assertThat(lying.distance(C.add(new Vector3D(1.25, 0, 0.1)))).isEqualTo(0.25, within(1e-12));
        assertThat(lying.distance(C.add(new Vector3D(0, 0.9, 0)))).isEqualTo(0.4, within(1e-12));
    }

    @Test
    void aBox_measuresFromFaceEdgeAndCorner() {
        Obstacle box = Box.aligned(C, new Vector3D(1, 2, 3));
        assertThat(box.distance(C.add(new Vector3D(1.5, 0, 0)))).isEqualTo(0.5, within(1e-12));
        assertThat(box.distance(C.add(new Vector3D(1.3, 2.4, 0)))).isEqualTo(0.5, within(1e-12));
        assertThat(box.distance(C.add(new Vector3D(2, 4, 5)))).isEqualTo(3, within(1e-12));
        assertThat(box.distance(C.add(new Vector3D(0.9, 0, 0)))).isEqualTo(-0.1, within(1e-12));
        Obstacle turned = new Box(C, new Vector3D(1, 2, 3), ON_ITS_SIDE);
        assertThat(turned.distance(C.add(new Vector3D(3.25, 0, 0)))).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void everyAbsurdSize_isRefused() {
        assertThatThrownBy(() -> new Sphere(C, 0)).hasMessage("radius must be > 0 and finite, was 0.0");
        assertThatThrownBy(() -> new Sphere(new Vector3D(Double.NaN, 0, 0), 1))
                .hasMessageContaining("centre must be finite");
        assertThatThrownBy(() -> Cylinder.upright(C, 1, -1)).hasMessage("halfLength must be > 0 and finite, was -1.0");
        assertThatThrownBy(() -> Box.aligned(C, new Vector3D(1, Double.POSITIVE_INFINITY, 1)))
                .hasMessage("halfExtents.y must be > 0 and finite, was Infinity");
    }
}
