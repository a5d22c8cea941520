package org.plume.sim.view;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * A camera on a turntable: it looks at {@code target} from the direction of azimuth and elevation; up stays up.
 *
 * @param azimuth angle about z from the x axis to the camera, rad
 * @param elevation angle above the floor, rad, within +-{@link #STEEPEST}
 * @param distance from the target, m
 * @param field horizontal field of view, rad
 */
public record Camera(Vector3D target, double azimuth, double elevation, double distance, double field) {

    /** As near to straight above as keeps the sense of direction, rad. */
    public static final double STEEPEST = Math.toRadians(89.9);

    private static final double NEAREST = 0.1;
    private static final double MARGIN = 0.94;
    private static final int CENTRINGS = 5;

    /** Where to look from. */
    public enum Preset {
        /** From the front and to the side, half above: depth and height are seen. */
        OBLIQUE(-18, 36, 30),
        /** From straight above and far away: a plan of the paths, x towards the viewer, y to the right. */
        ABOVE(0, 89.9, 5),
        /** From the front, low. */
        FRONT(0, 12, 30),
        /** Across the arm's front. */
        SIDE(-62, 20, 30);

        private final double azimuth;
        private final double elevation;
        private final double field;

        Preset(double azimuthDegrees, double elevationDegrees, double fieldDegrees) {
            azimuth = Math.toRadians(azimuthDegrees);
            elevation = Math.toRadians(elevationDegrees);
            field = Math.toRadians(fieldDegrees);
        }

        /** Whether it shows the plan of the paths alone, so that an arm above them is in the way. */
        boolean isPlan() {
            return this == ABOVE;
        }
    }

    public Camera {
        elevation = Math.max(-STEEPEST, Math.min(STEEPEST, elevation));
        if (!(distance > 0)) {
            throw new IllegalArgumentException("distance must be > 0, was " + distance);
        }
    }

    /** The nearest camera of a preset that has all of {@code extent} in a picture of {@code aspect} = width / height. */
    static Camera fit(Preset preset, Extent extent, double aspect) {
        Vector3D middle = extent.low().add(extent.high()).scalarMultiply(0.5);
        Camera camera = new Camera(middle, preset.azimuth, preset.elevation, 1, preset.field);
        for (int i = 0; i < CENTRINGS; i++) {
            camera = camera.backedOff(extent, aspect).centred(extent);
        }
        return camera.backedOff(extent, aspect);
    }

    /** At the least distance that has everything within the picture's margins. */
    private Camera backedOff(Extent extent, double aspect) {
        double tanX = Math.tan(field / 2) * MARGIN;
        double tanY = tanX / aspect;
        double least = NEAREST;
        for (Vector3D point : extent.points()) {
            Vector3D from = point.subtract(target);
            double towards = from.dotProduct(backward());
            least = Math.max(least, towards + Math.abs(from.dotProduct(right())) / tanX);
            least = Math.max(least, towards + Math.abs(from.dotProduct(up())) / tanY);
        }
        return new Camera(target, azimuth, elevation, least, field);
    }

    /** Moved so that what is seen leaves as much room on the left as on the right, and above as below. */
    private Camera centred(Extent extent) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Vector3D point : extent.points()) {
            Vector3D from = point.subtract(target);
            double depth = distance - from.dotProduct(backward());
            double[] seen = {from.dotProduct(right()) / depth, from.dotProduct(up()) / depth};
            for (int c = 0; c < 2; c++) {
                low[c] = Math.min(low[c], seen[c]);
                high[c] = Math.max(high[c], seen[c]);
            }
        }
        return moved(distance * (low[0] + high[0]) / 2, distance * (low[1] + high[1]) / 2);
    }

    Camera turned(double azimuthBy, double elevationBy) {
        return new Camera(target, azimuth + azimuthBy, elevation + elevationBy, distance, field);
    }

    /** Moved sideways and up, m in the picture's plane through the target. */
    Camera moved(double rightBy, double upBy) {
        return new Camera(target.add(rightBy, right()).add(upBy, up()), azimuth, elevation, distance, field);
    }

    Camera zoomed(double factor) {
        return new Camera(target, azimuth, elevation, Math.max(0.05, Math.min(50, distance * factor)), field);
    }

    Vector3D eye() {
        return target.add(distance, backward());
    }

    /** From the target to the eye, length 1. */
    Vector3D backward() {
        return new Vector3D(azimuth, elevation);
    }

    Vector3D right() {
        return new Vector3D(-Math.sin(azimuth), Math.cos(azimuth), 0);
    }

    Vector3D up() {
        return backward().crossProduct(right());
    }

    /** Size in m of a pixel at the target, in a picture {@code width} pixels wide. */
    double pixel(int width) {
        return 2 * distance * Math.tan(field / 2) / width;
    }
}
