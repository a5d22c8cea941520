package org.plume.compare.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.compare.data.KnownPointSet;
import org.plume.compare.data.PointSet;
import org.plume.compare.data.PointSets;
import org.plume.compare.learn.Budget;
import org.plume.compare.learn.ParadigmTraining;
import org.plume.compare.measure.Anomalies;
import org.plume.compare.measure.Completion;
import org.plume.compare.measure.Plausibility;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.training.Progress;
import org.plume.training.onnx.OnnxEngine;

class UsesTest {

    private static final PointSet RING = PointSets.named("ring");

    @TempDir
    Path work;

    @Test
    void theTruth_tellsAnomaliesFromData_andChanceDoesNot() {
        KnownPointSet ring = (KnownPointSet) RING;
        Anomalies anomalies = Anomalies.of(ring, 400, new Streams(1));
        Plausibility truth = new Plausibility(Plausibility.Kind.EXACT, ring::logDensities);
        Plausibility chance = new Plausibility(
                Plausibility.Kind.EXACT,
                x -> new Streams(2).at(x.size()).doubles(x.size()).toArray());
        assertThat(anomalies.auroc(truth)).isGreaterThan(0.999);
        assertThat(anomalies.auroc(chance)).isCloseTo(0.5, within(0.06));
    }

    /** The data itself completes the data: a row whose first coordinate is nearest. A false alarm in 200, for each seed. */
    @Test
    void aGoodCompletion_isNotToldFromData_andABadOneIs() {
        List<double[]> many = RING.sample(20_000, new Streams(5));
        Inpainter<double[]> good = (values, known, rng) -> many.stream()
                .filter(x -> Math.abs(x[0] - values[0]) < 0.01)
                .skip(rng.nextInt(3))
                .findFirst()
                .map(x -> new double[] {values[0], x[1]})
                .orElseGet(values::clone);
        Inpainter<double[]> bad = (values, known, rng) -> new double[] {values[0], 0};
        assertThat(Completion.of(good, RING, 150, new Streams(3)).pValue()).isGreaterThan(0.005);
        assertThat(Completion.of(bad, RING, 150, new Streams(3)).pValue()).isLessThan(0.01);
    }

    @Test
    void everyPairOfTraits_isOneMode_andOnlyOneOfThemIsTold() {
        Traits traits = new Traits(RING);
        assertThat(traits.labels()).isEqualTo(6);
        for (int mode = 0; mode < 8; mode++) {
            float[] told = traits.first(mode);
            float[] other = traits.second(mode);
            assertThat(sum(told)).isEqualTo(1);
            assertThat(sum(other)).isEqualTo(1);
            for (int different = 0; different < mode; different++) {
                boolean same =
                        Arrays.equals(told, traits.first(different)) && Arrays.equals(other, traits.second(different));
                assertThat(same).isFalse();
            }
            assertThat(traits.share(List.of(RING.modes().get(mode)), mode)).isEqualTo(1);
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** A few hundred steps: both name the modes of a ring, and what is far from all of them is unknown. */
    @Test
    void aGenerativeModel_namesAsWellAsADiscriminativeOne_andKnowsWhatItDoesNotKnow() {
        ParadigmTraining training = new ParadigmTraining(new OnnxEngine(1), work, Progress.SILENT);
        Naming naming =
                Objects.requireNonNull(Uses.of(PointSets.named("moons"), training, new Budget(400, 128), 2000, 1)
                        .naming());
        assertThat(naming.accuracy()).isCloseTo(naming.discriminativeAccuracy(), within(0.02));
        assertThat(naming.accuracy()).isGreaterThan(0.95);
        assertThat(naming.unknownOfData()).isBetween(0.002, 0.03);
        assertThat(naming.unknownOfAnomalies()).isGreaterThan(0.8);
    }
}
