package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.learn.Objective;
import org.plume.generative.learn.Plan;
import org.plume.generative.learn.Turn;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.training.onnx.OnnxEngine;

class TurnsTest {

    @TempDir
    Path folder;

    /** (own - other - x)^2 by its own parameter. */
    private static Objective follow(String own, String other) {
        return new Objective() {
            @Override
            public List<Input> inputs() {
                return List.of(Input.numbers("x", 1));
            }

            @Override
            public <V> V loss(Ops<V> o, Map<String, V> in) {
                V difference = o.sub(o.parameter(own, Init.ZEROS, 1), o.parameter(other, Init.ZEROS, 1));
                return o.meanAll(o.square(o.sub(difference, Objects.requireNonNull(in.get("x")))));
            }

            @Override
            public boolean trains(String parameter) {
                return parameter.equals(own);
            }
        };
    }

    private static Turn turn(String own, String other, float distance, int repeats) {
        return new Turn(follow(own, other), step -> Map.of("x", Tensor.of(new float[] {distance}, 1, 1)), repeats);
    }

    private static Plan plan(long steps) {
        return new Plan(steps, 0.05, 0, 0.5, 0.9, 0, 0, 0, 0);
    }

    private static final Map<String, Tensor> START =
            Map.of("a", Tensor.of(new float[] {0}, 1), "b", Tensor.of(new float[] {0}, 1));

    private Trained train(String name, List<Turn> turns, long steps) {
        return new Trainer(new OnnxEngine(), folder.resolve(name), 7, Progress.lines(line -> {}))
                .train(turns, plan(steps), Map.of(), START);
    }

    private static float value(Trained trained, String parameter) {
        return Objects.requireNonNull(trained.weights().get(parameter)).values()[0];
    }

    /** a wants to be b + 1, b wants to be a - 1: they agree. */
    @Test
    void players_reachWhereNeitherGainsByMoving() {
        Trained trained = train("game", List.of(turn("a", "b", 1, 2), turn("b", "a", -1, 1)), 600);
        assertThat(value(trained, "a") - value(trained, "b")).isCloseTo(1, within(1e-2f));
    }

    @Test
    void everyTurn_movesItsOwnParametersAlone() {
        Trained trained = train("alone", List.of(turn("a", "b", 1, 1)), 300);
        assertThat(value(trained, "b")).isZero();
        assertThat(value(trained, "a")).isCloseTo(1, within(1e-2f));
    }

    @Test
    void theSteps_areSharedByRepeats() {
        Rotation rotation = new Rotation(List.of(turn("a", "b", 1, 5), turn("b", "a", 1, 1)));
        assertThat(List.of(rotation.turn(0), rotation.turn(4), rotation.turn(5), rotation.turn(6)))
                .containsExactly(0, 0, 1, 0);
        assertThat(List.of(rotation.steps(0, 6), rotation.steps(1, 6), rotation.steps(0, 8), rotation.steps(1, 11)))
                .containsExactly(5L, 1L, 7L, 1L);
    }

    @Test
    void anInterruptedGame_endsAsOneThatWasNot() {
        List<Turn> turns = List.of(turn("a", "b", 1, 2), turn("b", "a", -3, 1));
        Trained whole = train("whole", turns, 60);
        Progress interrupting = new Progress() {
            @Override
            public void begin(long done, long steps) {}

            @Override
            public void step(long done, double loss) {
                if (done == 25) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void end() {}

            @Override
            public void notice(String message) {}
        };
        try {
            new Trainer(new OnnxEngine(), folder.resolve("parts"), 7, interrupting)
                    .train(turns, plan(60), Map.of(), START);
        } catch (CancellationException stopped) {
            assertThat(stopped).hasMessageContaining("stopped after step");
        }
        Trained parts = train("parts", turns, 60);
        assertThat(value(parts, "a")).isEqualTo(value(whole, "a"));
        assertThat(value(parts, "b")).isEqualTo(value(whole, "b"));
    }
}
