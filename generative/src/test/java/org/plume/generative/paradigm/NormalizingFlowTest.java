package org.plume.generative.paradigm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.NormalizingFlow.Kind;

class NormalizingFlowTest {

    private static FlowModel model(Kind kind, int size) {
        Space space = new Space(size, 2);
        NormalizingFlow flow = new NormalizingFlow(kind, 6, 16, 1);
        return new FlowModel(flow, space, Untrained.disturbed(flow, space, 0.08));
    }

    private static List<double[]> points(int n, int size) {
        RandomGenerator rng = new Streams(3).at(0);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] x = Normal.draw(size, rng);
            for (int j = 0; j < size; j++) {
                x[j] *= 2;
            }
            points.add(x);
        }
        return points;
    }

    /** Some points lie beyond the splines' bound of 4, where they are the identity. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyCoupling_isUndoneByItsInverse(Kind kind) {
        for (int size : new int[] {2, 5}) {
            try (FlowModel model = model(kind, size)) {
                var p = model.given(new float[] {0.5f, -1});
                List<double[]> x = points(200, size);
                List<double[]> again = p.decode(p.encode(x));
                for (int i = 0; i < x.size(); i++) {
                    assertThat(again.get(i)).containsExactly(x.get(i), within(1e-4));
                }
            }
        }
    }

    /** Central differences of single-precision networks: 1e-3 apart, good to about 1e-3. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyLogDeterminant_isThatOfTheNumericalJacobian(Kind kind) {
        int size = 3;
        double h = 2e-3;
        try (FlowModel model = model(kind, size)) {
            var p = model.given(new float[] {1, 0});
            for (double[] x : points(20, size)) {
                double[][] jacobian = new double[size][size];
                for (int j = 0; j < size; j++) {
                    double[] up = x.clone();
                    double[] down = x.clone();
                    up[j] += h;
                    down[j] -= h;
                    List<double[]> z = p.encode(List.of(up, down));
                    for (int i = 0; i < size; i++) {
                        jacobian[i][j] = (z.get(0)[i] - z.get(1)[i]) / (2 * h);
                    }
                }
                double determinant = new LUDecomposition(new Array2DRowRealMatrix(jacobian)).getDeterminant();
                double expected = Math.log(Math.abs(determinant))
                        + Normal.standardLogDensity(p.encode(List.of(x)).get(0));
                assertThat(p.logDensity(x)).isCloseTo(expected, within(0.02));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyDensity_integratesToOne(Kind kind) {
        try (FlowModel model = model(kind, 2)) {
            List<double[]> grid = new ArrayList<>();
            double step = 0.05;
            for (double x = -8; x < 8; x += step) {
                for (double y = -8; y < 8; y += step) {
                    grid.add(new double[] {x, y});
                }
            }
            double sum = 0;
            for (double log : model.given(new float[2]).logDensities(grid)) {
                sum += Math.exp(log) * step * step;
            }
            assertThat(sum).isCloseTo(1, within(0.01));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneCoordinate_isRefused(Kind kind) {
        assertThatThrownBy(() -> new NormalizingFlow(kind, 4, 8, 1).phases(new Space(1, 1)))
                .hasMessage("size must be >= 2, as couplings need two halves, was 1");
    }
}
