package org.plume.arm;

import java.util.List;

/** Obstacles prepared for many questions of distance: rotations as matrices, no allocation. */
final class Solids {

    /** One obstacle; the point is given from its centre. */
    private interface Solid {

        double STEP = 1e-7;

        double distance(double dx, double dy, double dz);

        /** The distance, and its gradient, by central differences. */
        default double distance(double x, double y, double z, double[] gradient) {
            gradient[0] = (distance(x + STEP, y, z) - distance(x - STEP, y, z)) / (2 * STEP);
            gradient[1] = (distance(x, y + STEP, z) - distance(x, y - STEP, z)) / (2 * STEP);
            gradient[2] = (distance(x, y, z + STEP) - distance(x, y, z - STEP)) / (2 * STEP);
            return distance(x, y, z);
        }
    }

    /** Told of a solid that is near. */
    interface Near {

        /** @param gradient of the distance with respect to the point */
        void found(double distance, double[] gradient);
    }

    private final Solid[] solids;
    private final double[] centres;
    private final double[] bounds;

    Solids(List<Obstacle> obstacles) {
        int n = obstacles.size();
        solids = new Solid[n];
        centres = new double[3 * n];
        bounds = new double[n];
        for (int i = 0; i < n; i++) {
            Obstacle obstacle = obstacles.get(i);
            centres[3 * i] = obstacle.centre().getX();
            centres[3 * i + 1] = obstacle.centre().getY();
            centres[3 * i + 2] = obstacle.centre().getZ();
            bounds[i] = obstacle.boundingRadius();
            solids[i] = prepare(obstacle);
        }
    }

    /**
     * The smaller of {@code best} and the signed distance of the point to the nearest solid less {@code radius}. Solids
     * whose bounding sphere lies farther are not asked.
     */
    double nearest(double x, double y, double z, double radius, double best) {
        double smallest = best;
        for (int i = 0; i < solids.length; i++) {
            double dx = x - centres[3 * i];
            double dy = y - centres[3 * i + 1];
            double dz = z - centres[3 * i + 2];
            double reach = smallest + radius + bounds[i];
            if (reach < 0 || dx * dx + dy * dy + dz * dz >= reach * reach) {
                continue;
            }
            smallest = Math.min(smallest, solids[i].distance(dx, dy, dz) - radius);
        }
        return smallest;
    }

    /** Tells of every solid nearer to the point than {@code radius}; {@code gradient} is room for 3 numbers. */
    void within(double radius, double x, double y, double z, double[] gradient, Near near) {
        for (int i = 0; i < solids.length; i++) {
            double dx = x - centres[3 * i];
            double dy = y - centres[3 * i + 1];
            double dz = z - centres[3 * i + 2];
            double reach = radius + bounds[i];
            if (dx * dx + dy * dy + dz * dz >= reach * reach) {
                continue;
            }
            double distance = solids[i].distance(dx, dy, dz, gradient);
            if (distance < radius) {
                near.found(distance, gradient);
            }
        }
    }

    private static Solid prepare(Obstacle obstacle) {
        if (obstacle instanceof Sphere sphere) {
            return new Ball(sphere.radius());
        }
        if (obstacle instanceof Cylinder cylinder) {
            double[][] m = cylinder.rotation().getMatrix();
            double radius = cylinder.radius();
            double halfLength = cylinder.halfLength();
            return (x, y, z) -> {
                double along = m[0][2] * x + m[1][2] * y + m[2][2] * z;
                double across = Math.sqrt(Math.max(0, x * x + y * y + z * z - along * along));
                return Cylinder.distance(across, Math.abs(along), radius, halfLength);
            };
        }
        Box box = (Box) obstacle;
        double[][] m = box.rotation().getMatrix();
        double hx = box.halfExtents().getX();
        double hy = box.halfExtents().getY();
        double hz = box.halfExtents().getZ();
        return (x, y, z) -> Box.distance(
                Math.abs(m[0][0] * x + m[1][0] * y + m[2][0] * z) - hx,
                Math.abs(m[0][1] * x + m[1][1] * y + m[2][1] * z) - hy,
                Math.abs(m[0][2] * x + m[1][2] * y + m[2][2] * z) - hz);
    }

    private record Ball(double radius) implements Solid {

        @Override
        public double distance(double x, double y, double z) {
            return Math.sqrt(x * x + y * y + z * z) - radius;
        }

        @Override
        public double distance(double x, double y, double z, double[] gradient) {
            double norm = Math.max(1e-12, Math.sqrt(x * x + y * y + z * z));
            gradient[0] = x / norm;
            gradient[1] = y / norm;
            gradient[2] = z / norm;
            return norm - radius;
        }
    }
}
