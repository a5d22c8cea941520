package org.plume.arm;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Damped least squares (Wampler 1986; Nakamura and Hanafusa 1986): dq = J^T (J J^T + lambda^2 I)^-1 e, with lambda^2
 * proportional to the squared error (Sugihara 2011) so that the last steps are Newton's. Every iterate is clipped to the
 * joint limits.
 *
 * @param positionTolerance m
 * @param rotationTolerance rad
 * @param maxIterations of one descent
 */
public record InverseKinematics(Arm arm, double positionTolerance, double rotationTolerance, int maxIterations) {

    private static final double MAX_STEP = 0.3;

    public InverseKinematics {
        Check.positive("positionTolerance", positionTolerance);
        Check.positive("rotationTolerance", rotationTolerance);
        Check.positive("maxIterations", maxIterations);
    }

    /** To 1e-6 m and 1e-5 rad in at most 200 iterations. */
    public static InverseKinematics of(Arm arm) {
        return new InverseKinematics(arm, 1e-6, 1e-5, 200);
    }

    /** A configuration within the limits near {@code start} whose tool stands at {@code target}; empty: none found. */
    public Optional<double[]> solve(Vector3D target, double[] start) {
        return descend(new Pose(Rotation.IDENTITY, target), false, start);
    }

    /** A configuration within the limits near {@code start} whose tool has the pose {@code target}; empty: none found. */
    public Optional<double[]> solve(Pose target, double[] start) {
        return descend(target, true, start);
    }

    /** From {@code start}, then from as many as {@code restarts} random configurations. */
    public Optional<double[]> solve(Pose target, double[] start, int restarts, RandomGenerator rng) {
        Optional<double[]> found = solve(target, start);
        JointLimits limits = arm.limits();
        for (int i = 0; i < restarts && found.isEmpty(); i++) {
            double[] q = new double[arm.joints()];
            for (int j = 0; j < q.length; j++) {
                double low = Math.max(limits.lower()[j], -Math.PI);
                double high = Math.min(limits.upper()[j], Math.PI);
                q[j] = low + rng.nextDouble() * (high - low);
            }
            found = solve(target, q);
        }
        return found;
    }

    private Optional<double[]> descend(Pose target, boolean oriented, double[] start) {
        Check.finite("start", start);
        JointLimits limits = arm.limits();
        double[] q = limits.clip(start);
        for (int i = 0; i <= maxIterations; i++) {
            double[] e = error(target, arm.tool(q), oriented);
            double position = Math.sqrt(e[0] * e[0] + e[1] * e[1] + e[2] * e[2]);
            double rotation = oriented ? Math.sqrt(e[3] * e[3] + e[4] * e[4] + e[5] * e[5]) : 0;
            if (position <= positionTolerance && rotation <= rotationTolerance) {
                return Optional.of(q);
            }
            q = limits.clip(stepped(q, e, limits));
        }
        return Optional.empty();
    }

    /** Joints that stand at a limit and would leave it take no part in the step. */
    private double[] stepped(double[] q, double[] e, JointLimits limits) {
        double[][] jacobian = Arrays.copyOf(arm.jacobian(q), e.length);
        double[] step = new double[q.length];
        for (int pass = 0; pass < q.length; pass++) {
            RealMatrix j = new Array2DRowRealMatrix(jacobian, true);
            RealMatrix normal = j.multiply(j.transpose());
            double squared = 0;
            for (double component : e) {
                squared += component * component;
            }
            double damping = 0.5 * squared + 1e-8;
            for (int i = 0; i < e.length; i++) {
                normal.addToEntry(i, i, damping);
            }
            step = j.transpose()
                    .operate(new CholeskyDecomposition(normal, 1e-9, 1e-14)
                            .getSolver()
                            .solve(new ArrayRealVector(e, false)))
                    .toArray();
            boolean blocked = false;
            for (int k = 0; k < q.length; k++) {
                boolean out = (step[k] > 0 && q[k] >= limits.upper()[k]) || (step[k] < 0 && q[k] <= limits.lower()[k]);
                if (out && step[k] != 0) {
                    blocked = true;
                    for (double[] row : jacobian) {
                        row[k] = 0;
                    }
                }
            }
            if (!blocked) {
                break;
            }
        }
        double largest = 0;
        for (double s : step) {
            largest = Math.max(largest, Math.abs(s));
        }
        double scale = largest > MAX_STEP ? MAX_STEP / largest : 1;
        double[] next = q.clone();
        for (int k = 0; k < q.length; k++) {
            next[k] += scale * step[k];
        }
        return next;
    }

    /** Position, then the rotation vector that turns the present orientation into the target's. */
    private static double[] error(Pose target, Pose now, boolean oriented) {
        Vector3D p = target.position().subtract(now.position());
        if (!oriented) {
            return p.toArray();
        }
        Quaternion turn = Quaternion.of(target.rotation().applyTo(now.rotation().revert()));
        double sine = Math.sqrt(turn.x() * turn.x() + turn.y() * turn.y() + turn.z() * turn.z());
        double sign = turn.w() < 0 ? -1 : 1;
        double k = sine < 1e-12 ? 2 * sign : sign * 2 * Math.atan2(sine, Math.abs(turn.w())) / sine;
        return new double[] {p.getX(), p.getY(), p.getZ(), k * turn.x(), k * turn.y(), k * turn.z()};
    }
}
