package org.plume.generative.paradigm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.generative.solve.Query;

class ContrastiveDivergenceTest {

    private static final Space SPACE = new Space(2, 1);
    private static final int ROWS = 200;

    /** The same chains, of the same random numbers, one by one in double precision. */
    @Test
    void chainsInTheGraph_goWhereThoseOfASampleGo() {
        Energy paradigm = new Energy(Energy.Estimation.CONTRASTIVE_DIVERGENCE, 16, 1, 2);
        Map<String, Tensor> weights = Untrained.disturbed(paradigm, SPACE, 0.5);
        ContrastiveDivergence divergence = new ContrastiveDivergence(paradigm, SPACE);
        RandomGenerator rng = new Streams(3).at(0);
        double[][] data = IntStream.range(0, ROWS)
                .mapToObj(i -> new double[] {2 * rng.nextGaussian(), 2 * rng.nextGaussian()})
                .toArray(double[][]::new);
        Map<String, float[]> numbers = new LinkedHashMap<>();
        divergence
                .lesson()
                .numbers()
                .of(data, Tensor.of(new float[ROWS], ROWS, 1), rng)
                .forEach((name, tensor) -> numbers.put(name, tensor.values()));
        try (OnnxSession graph = OnnxSession.open(OnnxFile.serving(Recording.of(divergence.chains()), weights), 1);
                EnergyModel model = new EnergyModel(paradigm, SPACE, weights)) {
            List<double[]> ends = Rows.split(Wiring.get(graph.run(ROWS, numbers), ContrastiveDivergence.ENDS), ROWS);
            Walk walk = new Walk(model, numbers);
            int same = 0;
            for (int r = 0; r < ROWS; r++) {
                double[] end = walk.end(data[r], r);
                same += Math.hypot(end[0] - ends.get(r)[0], end[1] - ends.get(r)[1]) < 1e-2 ? 1 : 0;
            }
            assertThat(same).as("but for proposals that rounding decides").isGreaterThan(ROWS * 98 / 100);
            assertThat(walk.taken)
                    .as("taken, of %d", ROWS * ContrastiveDivergence.STEPS)
                    .isBetween(ROWS * 4, ROWS * 14);
            assertThat(walk.cut).as("drifts that were cut").isGreaterThan(ROWS);
        }
    }

    /** One chain after the other. */
    private static final class Walk {

        private static final BitSet NONE = new BitSet();

        private final EnergyModel model;
        private final Map<String, float[]> numbers;
        private int taken;
        private int cut;

        Walk(EnergyModel model, Map<String, float[]> numbers) {
            this.model = model;
            this.numbers = numbers;
        }

        /** Energy and, behind it, slope. */
        private double[] at(double[] x) {
            return model.predictor()
                    .predict(List.of(new Query(x, Double.NaN, new float[1])))
                    .get(0);
        }

        private double[] drift(LangevinStep h, double[] answer) {
            double[] slope = Arrays.copyOfRange(answer, 1, 3);
            double[] drift = h.drift(slope, NONE);
            cut += Math.hypot(drift[0], drift[1]) < 0.999 * h.size() * Math.hypot(slope[0], slope[1]) ? 1 : 0;
            return drift;
        }

        double[] end(double[] start, int row) {
            double[] x = start;
            double[] here = at(x);
            for (int k = 0; k < ContrastiveDivergence.STEPS; k++) {
                int number = row * ContrastiveDivergence.STEPS + k;
                LangevinStep h = LangevinStep.of(k);
                double[] drift = drift(h, here);
                double[] y = new double[2];
                for (int i = 0; i < 2; i++) {
                    y[i] = x[i] - drift[i] + h.deviation() * Wiring.get(numbers, "noise")[2 * number + i];
                }
                double[] there = at(y);
                double ratio = here[0] - there[0] + h.logMove(y, drift(h, there), x) - h.logMove(x, drift, y);
                if (Wiring.get(numbers, "levels")[number] < ratio) {
                    x = y;
                    here = there;
                    taken++;
                }
            }
            return x;
        }
    }
}
