package org.plume.arm;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * The built-in Panda's looks, drawn with cylinders and boxes, and the balls that cover it. Numbers are metres in the
 * frame of the link. The cover was fitted so that its union holds the links within 4 mm.
 */
final class PandaBody {

    private static final int WHITE = 0xF2F2F0;
    private static final int BLACK = 0x3A3D42;
    private static final int STEEL = 0x9AA3AD;
    private static final double ROD_RADIUS = 0.01;

    private PandaBody() {}

    private static final double[][] ARM_COVER = {
        // link, x, y, z, radius
        {0, -0.03, 0, 0.06, 0.115},
        {1, 0, 0, -0.145, 0.086},
        {1, 0, -0.055, 0, 0.086},
        {2, 0, 0, 0.055, 0.086},
        {2, 0, -0.145, 0, 0.086},
        {3, 0, 0, -0.085, 0.076},
        {3, 0.08, 0.04, 0, 0.076},
        {4, 0, 0, 0.04, 0.076},
        {4, -0.08, 0.0775, 0, 0.078},
        {5, 0, 0, -0.22, 0.062},
        {5, 0, 0.05, -0.18, 0.053},
        {5, 0, 0.082, -0.117, 0.047},
        {5, 0, 0.092, -0.06, 0.042},
        {5, 0, 0.065, 0, 0.071},
        {6, 0, 0, 0, 0.051},
        {6, 0.077, 0.013, 0, 0.075},
        {7, 0, 0, 0.07, 0.051},
        {7, 0.038, 0.038, 0.082, 0.043}
    };

    private static List<BodySphere> armCover() {
        List<BodySphere> cover = new ArrayList<>();
        for (double[] ball : ARM_COVER) {
            cover.add(new BodySphere((int) ball[0], new Vector3D(ball[1], ball[2], ball[3]), ball[4]));
        }
        return cover;
    }

    /** Two rows of five balls for the hand, one for each finger (open). */
    static List<BodySphere> withHand() {
        List<BodySphere> cover = armCover();
        for (int i = -2; i <= 2; i++) {
            cover.add(new BodySphere(Panda.HAND, new Vector3D(0, 0.04 * i, 0.012), 0.036));
            cover.add(new BodySphere(Panda.HAND, new Vector3D(0, 0.04 * i, 0.045), 0.036));
        }
        for (int side = -1; side <= 1; side += 2) {
            cover.add(new BodySphere(Panda.HAND, new Vector3D(0, 0.077 * side, 0.0914), 0.022));
        }
        return cover;
    }

    static List<BodySphere> withRod() {
        List<BodySphere> cover = armCover();
        for (int i = 0; i < 15; i++) {
            cover.add(new BodySphere(Panda.HAND, new Vector3D(0, 0, -0.065 + 0.02 * i), ROD_RADIUS));
        }
        return cover;
    }

    /** {@code index} 0 to 7, and 8 for the flange. */
    static List<Visual> link(int index) {
        return switch (index) {
            case 0 -> List.of(alongZ(0, 0, 0.07, 0.068, 0.07, WHITE), box(-0.075, 0, 0.03, 0.075, 0.06, 0.03, WHITE));
            case 1 -> List.of(alongZ(0, 0, -0.11, 0.056, 0.08, WHITE), alongY(0, -0.037, 0, 0.055, 0.09, WHITE));
            case 2 -> List.of(alongZ(0, 0, 0.037, 0.055, 0.09, WHITE), alongY(0, -0.115, 0, 0.055, 0.08, WHITE));
            case 3 ->
                List.of(
                        alongZ(0, 0, -0.062, 0.055, 0.058, WHITE),
                        box(0.04, 0.01, 0, 0.05, 0.045, 0.045, WHITE),
                        alongY(0.0825, 0.035, 0, 0.052, 0.075, WHITE));
            case 4 ->
                List.of(
                        alongZ(0, 0, 0.03, 0.052, 0.078, WHITE),
                        box(-0.04, 0.01, 0, 0.05, 0.045, 0.045, WHITE),
                        alongY(-0.0825, 0.065, 0, 0.055, 0.058, WHITE));
            case 5 ->
                List.of(
                        alongZ(0, 0, -0.205, 0.055, 0.055, WHITE),
                        new Visual.Cylinder(Pose.xyzRpy(0, 0.065, -0.105, 0.32, 0, 0), 0.036, 0.1, WHITE),
                        alongY(0, 0.045, 0, 0.05, 0.085, WHITE));
            case 6 ->
                List.of(
                        alongZ(0, 0, 0.003, 0.047, 0.05, WHITE),
                        box(0.045, 0, 0, 0.045, 0.04, 0.04, WHITE),
                        alongY(0.088, 0.015, 0, 0.047, 0.066, WHITE));
            case 7 -> List.of(alongZ(0, 0, 0.08, 0.044, 0.027, BLACK));
            default -> List.of(alongZ(0, 0, -0.004, 0.032, 0.004, STEEL));
        };
    }

    static List<Visual> hand() {
        return List.of(
                box(0, 0, 0.02, 0.03, 0.1, 0.043, WHITE),
                box(0, 0.05, 0.0854, 0.01, 0.01, 0.0265, BLACK),
                box(0, -0.05, 0.0854, 0.01, 0.01, 0.0265, BLACK));
    }

    static List<Visual> rod() {
        return List.of(alongZ(0, 0, -0.09, 0.025, 0.015, BLACK), alongZ(0, 0, 0.075, ROD_RADIUS, 0.15, STEEL));
    }

    private static Visual alongZ(double x, double y, double z, double radius, double halfLength, int rgb) {
        return new Visual.Cylinder(Pose.at(x, y, z), radius, halfLength, rgb);
    }

    private static Visual alongY(double x, double y, double z, double radius, double halfLength, int rgb) {
        return new Visual.Cylinder(Pose.xyzRpy(x, y, z, Math.PI / 2, 0, 0), radius, halfLength, rgb);
    }

    private static Visual box(double x, double y, double z, double hx, double hy, double hz, int rgb) {
        return new Visual.Box(Pose.at(x, y, z), new Vector3D(hx, hy, hz), rgb);
    }
}
