package org.plume.policy.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.policy.ActionColumn;
import org.plume.policy.PolicySpec;
import org.plume.policy.Tracking;
import org.plume.policy.Tracking.Response;

/**
 * Fits a {@link Tracking} to demonstrations by trimmed least squares over single steps: fits, drops steps whose error exceeds
 * {@value #TRIM} median absolute errors - the body was pushed there - and fits again, {@value #ROUNDS} times. A coordinate is
 * measured by the observation that the encoding gives relative to its anchor.
 */
final class TrackingFit {

    private static final double TRIM = 5;
    private static final int ROUNDS = 8;

    /** Errors below this are rounding, m or rad. */
    private static final double ROUNDING = 1e-6;

    private static final int FEWEST_STEPS = 32;

    private TrackingFit() {}

    /** Empty where a coordinate is not measured apart from its command, or too few steps show it. */
    static Optional<Tracking> of(PolicySpec spec, Demonstrations demonstrations) {
        List<Response> responses = new ArrayList<>();
        for (ActionColumn action : spec.actions()) {
            Optional<String> measured = measured(spec, action);
            if (measured.isEmpty()) {
                return Optional.empty();
            }
            int u = demonstrations.index(String.valueOf(action.anchor()));
            int x = demonstrations.index(measured.get());
            Optional<Response> response = response(measured.get(), steps(demonstrations, u, x));
            if (response.isEmpty()) {
                return Optional.empty();
            }
            responses.add(response.get());
        }
        return Optional.of(new Tracking(responses));
    }

    private static Optional<String> measured(PolicySpec spec, ActionColumn action) {
        List<String> columns = spec.encoding().relative().entrySet().stream()
                .filter(e -> e.getValue().equals(action.anchor()))
                .map(Map.Entry::getKey)
                .toList();
        return columns.size() == 1 && spec.observationSteps() > 1 ? Optional.of(columns.get(0)) : Optional.empty();
    }

    /** {@code [n][3]}: x - u, x_-1 - u and x' - u. */
    private static List<double[]> steps(Demonstrations demonstrations, int u, int x) {
        List<double[]> steps = new ArrayList<>();
        for (Demonstration demonstration : demonstrations.episodes()) {
            double[][] rows = demonstration.rows();
            for (int t = 1; t + 1 < rows.length; t++) {
                double to = rows[t + 1][u];
                steps.add(new double[] {rows[t][x] - to, rows[t - 1][x] - to, rows[t + 1][x] - to});
            }
        }
        return steps;
    }

    private static Optional<Response> response(String column, List<double[]> steps) {
        List<double[]> kept = steps;
        double[] c = {0, 0, 0};
        for (int round = 0; round < ROUNDS; round++) {
            if (kept.size() < FEWEST_STEPS) {
                return Optional.empty();
            }
            c = fit(kept);
            double[] fitted = c;
            double[] errors =
                    kept.stream().mapToDouble(s -> error(s, fitted)).sorted().toArray();
            double most = Math.max(ROUNDING, TRIM * errors[errors.length / 2]);
            kept = steps.stream().filter(s -> error(s, fitted) <= most).toList();
        }
        return Optional.of(new Response(column, c[0], c[1], c[2]));
    }

    private static double error(double[] step, double[] c) {
        return Math.abs(c[0] * step[0] + c[1] * step[1] + c[2] - step[2]);
    }

    /** By the normal equations; what the steps do not determine is 0. */
    private static double[] fit(List<double[]> steps) {
        double[][] normal = new double[3][3];
        double[] right = new double[3];
        for (double[] step : steps) {
            double[] row = {step[0], step[1], 1};
            for (int i = 0; i < 3; i++) {
                right[i] += row[i] * step[2];
                for (int j = 0; j < 3; j++) {
                    normal[i][j] += row[i] * row[j];
                }
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(normal, false);
        RealVector solved = new SingularValueDecomposition(matrix).getSolver().solve(new ArrayRealVector(right, false));
        return Arrays.copyOf(solved.toArray(), 3);
    }
}
