package org.plume.generative.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Op;
import org.plume.generative.nn.Order;
import org.plume.generative.nn.Recorder;

class RepeatedTest {

    private final Recorder o = new Recorder();
    private final Node x = o.input(Input.numbers("x", 2, 3, 4));

    private Node round(Node y) {
        return o.concat(3, List.of(o.slice(y, 3, 3, 4), y, o.slice(y, 3, 0, 1)));
    }

    private Node edges(Node y) {
        return o.concat(2, List.of(o.slice(y, 2, 0, 1), y, o.slice(y, 2, 2, 3)));
    }

    @Test
    void ringsAndEdges_areEntriesOfTheirSource() {
        Repeated repeated = Repeated.of(edges(round(x)));
        assertThat(repeated.source()).isSameAs(x);
        assertThat(repeated.places().get(0)).containsExactly(0, 0, 1, 2, 2);
        assertThat(repeated.places().get(1)).containsExactly(3, 0, 1, 2, 3, 0);
    }

    @Test
    void twiceAlongOneAxis_isFollowedBack() {
        assertThat(Repeated.of(o.concat(2, List.of(edges(x), edges(x))))
                        .places()
                        .get(0))
                .containsExactly(0, 0, 1, 2, 2, 0, 0, 1, 2, 2);
    }

    @Test
    void whatHasTwoSources_isItsOwn() {
        Node both = o.concat(2, List.of(x, o.exp(x)));
        assertThat(Repeated.of(both).source()).isSameAs(both);
        assertThat(Repeated.of(x).places().get(1))
                .isEqualTo(LongStream.range(0, 4).toArray());
    }

    @Test
    void convolution_readsTheSourceAtOnce() {
        Node weight = o.parameter("w", Init.ZEROS, 5, 2, 3, 3);
        Node y = o.conv2d(edges(round(x)), weight, o.parameter("b", Init.ZEROS, 5), 1, 0);
        assertThat(Order.of(Lowering.training(Map.of("y", y)).values()))
                .noneMatch(n -> n.op() instanceof Op.Concat || n.op() instanceof Op.Slice);
        assertThat(Arrays.stream(y.shape()).skip(1)).containsExactly(5L, 3L, 4L);
    }
}
