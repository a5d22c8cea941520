package org.plume.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;

class ChatterTest {

    private static final Objective SQUARE = new Objective() {
        @Override
        public List<Input> inputs() {
            return List.of(Input.numbers("x", 1));
        }

        @Override
        public <V> V loss(Ops<V> o, Map<String, V> in) {
            V x = Objects.requireNonNull(in.get("x"));
            return o.meanAll(o.square(o.mul(x, o.parameter("w", Init.ONES, 1))));
        }
    };

    @Test
    void standardOutput_belongsToTheProgram() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        PrintStream ours = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(ours);
        try {
            new SameDiffEngine()
                    .open(SQUARE, Map.of("w", Tensor.of(new float[] {2}, 1)))
                    .close();
            Chatter.without(() -> System.out.println("a line of ours"));
            assertThat(System.out).isSameAs(ours);
        } finally {
            System.setOut(before);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a line of ours" + System.lineSeparator());
    }
}
