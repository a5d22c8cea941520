package org.plume.generative.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.plume.generative.GaussianMixture;
import org.plume.generative.Streams;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;

class RepaintTest {

    /** x2 | x1 = 1.5 of a Gaussian with correlation 0.8: mean 1.2, variance 0.36; 600 samples, deviation 0.025. */
    @Test
    void unknownCoordinates_followTheConditional() {
        GaussianMixture target = new GaussianMixture(new double[] {1}, new double[][] {{0, 0}}, new RealMatrix[] {
            new Array2DRowRealMatrix(new double[][] {{1, 0.8}, {0.8, 1}})
        });
        Path path = Path.of(Schedule.COSINE, Parameterization.NOISE);
        var model = new PathSampler(
                target.predictor(path), path, OneStage.ANCESTRAL, TimeGrid.uniform(0.001, 1, 50), 2, new float[0]);
        var repaint = new Repaint(model, OneStage.ANCESTRAL, 8);
        BitSet known = BitSet.valueOf(new long[] {1});
        double sum = 0;
        double squares = 0;
        int n = 600;
        for (int i = 0; i < n; i++) {
            double[] x = repaint.inpaint(new double[] {1.5, Double.NaN}, known, new Streams(4).at(i));
            assertThat(x[0]).isEqualTo(1.5);
            sum += x[1];
            squares += x[1] * x[1];
        }
        double mean = sum / n;
        assertThat(mean).isCloseTo(1.2, within(0.12));
        assertThat(squares / n - mean * mean).isCloseTo(0.36, within(0.09));
        var two = List.of(new double[] {1.5, Double.NaN}, new double[] {-1, Double.NaN});
        var together = repaint.inpaint(two, known, new Streams(4));
        assertThat(together.get(0)).containsExactly(repaint.inpaint(two.get(0), known, new Streams(4).at(0)));
        assertThat(together.get(1)).containsExactly(repaint.inpaint(two.get(1), known, new Streams(4).at(1)));
        assertThatThrownBy(() -> repaint.inpaint(new double[3], known, new Streams(0).at(0)))
                .hasMessageContaining("values must have 2 coordinates");
    }
}
