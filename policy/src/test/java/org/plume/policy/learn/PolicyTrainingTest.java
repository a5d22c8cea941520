package org.plume.policy.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelCard;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Tensor;
import org.plume.policy.PolicyDescription;
import org.plume.policy.Specs;
import org.plume.policy.method.Cloning;
import org.plume.policy.method.Cvae;
import org.plume.policy.method.Diffusion;
import org.plume.policy.method.Flow;
import org.plume.policy.method.Method;
import org.plume.policy.method.Mixture;

class PolicyTrainingTest {

    static List<Method> methods() {
        return List.of(
                new Flow(1),
                new Flow(1, Flow.Prediction.TARGET),
                new Diffusion(100, Diffusion.Prediction.V, 1),
                new Cloning(),
                new Cvae(0.1),
                new Mixture(3));
    }

    static Demonstrations walks() {
        RandomGenerator rng = new Streams(3).at(0);
        List<Demonstration> episodes = new ArrayList<>();
        for (int e = 0; e < 4; e++) {
            double[][] rows = new double[40][4];
            for (int i = 1; i < rows.length; i++) {
                rows[i][0] = rows[i - 1][0] + 0.01 * rng.nextGaussian();
                rows[i][1] = rows[i - 1][1] + 0.01;
                rows[i][2] = rows[i - 1][0];
                rows[i][3] = rows[i - 1][1];
            }
            episodes.add(new Demonstration("walk" + e, rows, null));
        }
        return new Demonstrations(Specs.COLUMNS, episodes);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyBatch_hasTheInputsOfTheObjective(Method method) {
        PolicyTraining training = PolicyTraining.of(Specs.plane(method), walks(), 32, 7);

        Map<String, Tensor> batch = training.batches().at(0);

        assertThat(batch.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        training.objective().inputs().stream().map(Input::name).toList());
        for (Input input : training.objective().inputs()) {
            Tensor value = batch.getOrDefault(input.name(), Tensor.zeros(0));
            assertThat(value.shape()[0]).isEqualTo(32);
            assertThat(Tensor.size(value.shape())).isEqualTo(32 * Tensor.size(input.tail()));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyBatch_isAFunctionOfItsStep(Method method) {
        PolicyTraining one = PolicyTraining.of(Specs.plane(method), walks(), 8, 7);
        PolicyTraining other = PolicyTraining.of(Specs.plane(method), walks(), 8, 7);

        one.batches().at(3);
        assertThat(one.batches().at(5)).isEqualTo(other.batches().at(5));
        assertThat(one.batches().at(5)).isNotEqualTo(other.batches().at(6));
    }

    @Test
    void everyTarget_liesInMinusOneToOne() {
        PolicyTraining training = PolicyTraining.of(Specs.plane(new Cloning()), walks(), 256, 7);

        for (String name : List.of("target", "condition")) {
            for (float value :
                    training.batches().at(0).getOrDefault(name, Tensor.zeros(0)).values()) {
                assertThat(value).isBetween(-1.0001f, 1.0001f);
            }
        }
    }

    @Test
    void aFlowsTarget_isTheDifferenceOfTheEnds() {
        Flow flow = new Flow(1);
        double[][] x1 = {new double[16]};
        Arrays.fill(x1[0], 0.5);
        Map<String, Tensor> batch =
                flow.batch(Specs.plane(flow).shape(1), x1, Tensor.zeros(1, 1), new Streams(1).at(0));
        float t = value(batch, "t")[0] / 100;

        for (int i = 0; i < 16; i++) {
            float velocity = value(batch, "target")[i];
            float x0 = 0.5f - velocity;
            assertThat(value(batch, "x")[i])
                    .isCloseTo(t * 0.5f + (1 - t) * x0, org.assertj.core.api.Assertions.within(1e-6f));
        }
    }

    @Test
    void aFlowThatSaysTheTarget_learnsTheTargetItself() {
        Flow flow = new Flow(1, Flow.Prediction.TARGET);
        double[][] x1 = {new double[16]};
        Arrays.fill(x1[0], 0.5);
        Map<String, Tensor> batch =
                flow.batch(Specs.plane(flow).shape(1), x1, Tensor.zeros(1, 1), new Streams(1).at(0));

        assertThat(value(batch, "target")).containsOnly(0.5f);
    }

    @Test
    void theDescription_isReadFromItsCard() {
        PolicyDescription description =
                PolicyTraining.of(Specs.plane(), walks(), 8, 7).description();
        var card = new ModelCard(
                "walk",
                "policy",
                "plane",
                description.specJson(),
                description.samplerJson(),
                1,
                new Provenance("", "walks", "", 7, 1, "onnx"),
                JsonNodeFactory.instance.objectNode(),
                Map.of());

        assertThat(PolicyDescription.of(card)).isEqualTo(description);
    }

    private static float[] value(Map<String, Tensor> batch, String name) {
        return batch.getOrDefault(name, Tensor.zeros(0)).values();
    }
}
