package org.plume.generative.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Op;
import org.plume.generative.nn.Order;
import org.plume.generative.nn.Recorder;

class BorderTest {

    @Test
    void nearestEntry_goesOn() {
        assertThat(Border.of(new long[] {0, 0, 0, 1, 2, 2}, 3)).isEqualTo(new Border(2, 1, false));
        assertThat(Border.of(new long[] {0, 1, 2}, 3)).isEqualTo(new Border(0, 0, false));
        assertThat(Border.of(new long[] {0, 0, 0}, 1)).isEqualTo(new Border(2, 0, false));
    }

    @Test
    void ring_beginsAnew() {
        assertThat(Border.of(new long[] {2, 0, 1, 2, 0, 1}, 3)).isEqualTo(new Border(1, 2, true));
        assertThat(Border.of(new long[] {1, 2, 0, 1, 2}, 3)).isEqualTo(new Border(2, 0, true));
    }

    @Test
    void whatLeavesEntriesOutOrTurnsThem_isNone() {
        assertThat(Border.of(new long[] {0, 0, 1}, 3)).isNull();
        assertThat(Border.of(new long[] {1, 2}, 3)).isNull();
        assertThat(Border.of(new long[] {0, 2, 1, 2}, 3)).isNull();
        assertThat(Border.of(new long[] {0, 1, 2, 0}, 3)).isNull();
    }

    @Test
    void servedConvolution_staysOne() {
        Recorder o = new Recorder();
        Node x = o.input(Input.numbers("x", 2, 3, 4));
        Node round = o.concat(3, List.of(o.slice(x, 3, 3, 4), x, o.slice(x, 3, 0, 1)));
        Node edges = o.concat(2, List.of(o.slice(round, 2, 0, 1), round, o.slice(round, 2, 2, 3)));
        Node y = o.conv2d(edges, o.parameter("w", Init.ZEROS, 5, 2, 3, 3), o.parameter("b", Init.ZEROS, 5), 1, 0);
        List<Op> ops = Order.of(Lowering.serving(Map.of("y", y)).values()).stream()
                .map(Node::op)
                .toList();
        assertThat(ops)
                .contains(new Op.Extend(List.of(0L, 0L, 1L, 0L), List.of(0L, 0L, 1L, 0L)), new Op.Concat(3))
                .doesNotContain(new Op.Concat(2))
                .noneMatch(op -> op instanceof Op.Matmul || op instanceof Op.Transpose || op instanceof Op.Take)
                .filteredOn(op -> op instanceof Op.Convolve)
                .hasSize(1);
    }
}
