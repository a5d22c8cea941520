package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * Rigid motions as 12 numbers {r00 r01 r02 x, r10 r11 r12 y, r20 r21 r22 z} in a flat array: the inner loop of
 * kinematics allocates nothing.
 */
final class Frames {

    /** Numbers per frame. */
    static final int SIZE = 12;

    private Frames() {}

    static void put(Pose pose, double[] out, int at) {
        double[][] r = pose.rotation().getMatrix();
        double[] p = pose.position().toArray();
        for (int i = 0; i < 3; i++) {
            System.arraycopy(r[i], 0, out, at + 4 * i, 3);
            out[at + 4 * i + 3] = p[i];
        }
    }

    static Pose pose(double[] f, int at) {
        return new Pose(rotation(f, at), new Vector3D(f[at + 3], f[at + 7], f[at + 11]));
    }

    /** By Shepperd's method: the largest of the four components is computed first. */
    private static Rotation rotation(double[] f, int at) {
        double m00 = f[at];
        double m11 = f[at + 5];
        double m22 = f[at + 10];
        double[] squares = {m00 + m11 + m22, m00 - m11 - m22, m11 - m00 - m22, m22 - m00 - m11};
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            largest = squares[i] > squares[largest] ? i : largest;
        }
        double big = Math.sqrt(1 + squares[largest]) / 2;
        double k = 1 / (4 * big);
        double yz = f[at + 9] - f[at + 6];
        double zx = f[at + 2] - f[at + 8];
        double xy = f[at + 4] - f[at + 1];
        double sumXy = f[at + 1] + f[at + 4];
        double sumZx = f[at + 2] + f[at + 8];
        double sumYz = f[at + 6] + f[at + 9];
        Quaternion q = switch (largest) {
            case 0 -> new Quaternion(big, yz * k, zx * k, xy * k);
            case 1 -> new Quaternion(yz * k, big, sumXy * k, sumZx * k);
            case 2 -> new Quaternion(zx * k, sumXy * k, big, sumYz * k);
            default -> new Quaternion(xy * k, sumZx * k, sumYz * k, big);
        };
        return q.rotation();
    }

    /** {@code out[o] = a[i] b[j]}; the target must not overlap the factors. */
    static void multiply(double[] a, int i, double[] b, int j, double[] out, int o) {
        for (int row = 0; row < 12; row += 4) {
            double a0 = a[i + row];
            double a1 = a[i + row + 1];
            double a2 = a[i + row + 2];
            out[o + row] = a0 * b[j] + a1 * b[j + 4] + a2 * b[j + 8];
            out[o + row + 1] = a0 * b[j + 1] + a1 * b[j + 5] + a2 * b[j + 9];
            out[o + row + 2] = a0 * b[j + 2] + a1 * b[j + 6] + a2 * b[j + 10];
            out[o + row + 3] = a0 * b[j + 3] + a1 * b[j + 7] + a2 * b[j + 11] + a[i + row + 3];
        }
    }

    /** Turns the frame at {@code o} by {@code angle} about its own z axis. */
    static void turnZ(double angle, double[] out, int o) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int row = o; row < o + 12; row += 4) {
            double x = out[row];
            double y = out[row + 1];
            out[row] = c * x + s * y;
            out[row + 1] = c * y - s * x;
        }
    }

    /** Turns the frame at {@code o} by {@code angle} about a unit axis of its own (Rodrigues). */
    static void turn(double[] axis, double angle, double[] out, int o) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double t = 1 - c;
        double x = axis[0];
        double y = axis[1];
        double z = axis[2];
        for (int row = o; row < o + 12; row += 4) {
            double a = out[row];
            double b = out[row + 1];
            double d = out[row + 2];
            out[row] = a * (t * x * x + c) + b * (t * x * y + s * z) + d * (t * x * z - s * y);
            out[row + 1] = a * (t * x * y - s * z) + b * (t * y * y + c) + d * (t * y * z + s * x);
            out[row + 2] = a * (t * x * z + s * y) + b * (t * y * z - s * x) + d * (t * z * z + c);
        }
    }

    /** Moves the frame at {@code o} by {@code distance} along an axis of its own. */
    static void slide(double[] axis, double distance, double[] out, int o) {
        for (int row = o; row < o + 12; row += 4) {
            out[row + 3] += distance * (out[row] * axis[0] + out[row + 1] * axis[1] + out[row + 2] * axis[2]);
        }
    }

    /** Coordinate {@code row} of the point (x, y, z) of the frame at {@code o}, in the outer frame. */
    static double apply(double[] f, int o, int row, double x, double y, double z) {
        int r = o + 4 * row;
        return f[r] * x + f[r + 1] * y + f[r + 2] * z + f[r + 3];
    }
}
