package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.metric.EnergyDistance;
import org.plume.generative.nn.Tensor;
import org.plume.generative.paradigm.AlongPath;
import org.plume.generative.paradigm.Distilled;
import org.plume.generative.paradigm.Distribution;
import org.plume.generative.paradigm.DistributionModel;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.TimeGrid;
import org.plume.training.onnx.OnnxEngine;

/** Four normal distributions of deviation 0.2, at the corners of a square. */
class DistillationTest {

    private static final Space SPACE = new Space(2, 1);
    private static final int STEPS = 1600;
    private static final int POINTS = 600;

    @TempDir
    Path folder;

    private static double[] point(RandomGenerator rng) {
        return new double[] {corner(rng), corner(rng)};
    }

    private static double corner(RandomGenerator rng) {
        return (rng.nextBoolean() ? 1 : -1) + 0.2 * rng.nextGaussian();
    }

    /** The flow that the first half of a distillation learns. */
    private static Paradigm teacher(int steps) {
        return new AlongPath(
                "teacher",
                "",
                org.plume.generative.path.Path.of(Schedule.LINEAR, Parameterization.VELOCITY),
                0,
                1,
                OneStage.EULER,
                TimeGrid.uniform(steps),
                32,
                2,
                2,
                0.3);
    }

    private Map<String, Tensor> train(Paradigm paradigm, long steps) {
        return new ParadigmTrainer(new OnnxEngine(), folder.resolve(paradigm.name()), steps, Progress.SILENT)
                .train(paradigm, SPACE, rng -> new Examples.Example(point(rng), new float[1]), steps, 64, Map.of(), 5)
                .weights();
    }

    private static double distance(Paradigm paradigm, Map<String, Tensor> weights, int evaluations) {
        RandomGenerator rng = new Streams(9).at(0);
        List<double[]> data =
                IntStream.range(0, POINTS).mapToObj(i -> point(rng)).toList();
        try (DistributionModel model = (DistributionModel) paradigm.open(SPACE, weights)) {
            Distribution p = model.given(new float[1]);
            assertThat(p.evaluations()).isEqualTo(evaluations);
            return EnergyDistance.of(p.sample(POINTS, new Streams(1)), data).value();
        }
    }

    /** One step of the teacher ends near the mean of the data. */
    @Test
    void aStudentOfOneStep_isAboutAsGoodAsItsTeacherOf64_whichInOneStepIsNot() {
        Map<String, Tensor> taught = train(teacher(64), STEPS / 2);
        double teacher = distance(teacher(64), taught, 64);
        double hasty = distance(teacher(1), taught, 1);
        Paradigm distilled = new Distilled(1, 32, 2, 2);
        double student = distance(distilled, train(distilled, STEPS), 1);

        assertThat(student).as("of the student, beside %s", teacher).isLessThan(4 * teacher + 0.01);
        assertThat(student).as("of the student, beside %s in one step", hasty).isLessThan(hasty / 10);
    }
}
