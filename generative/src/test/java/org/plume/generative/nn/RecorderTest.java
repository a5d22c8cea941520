package org.plume.generative.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private Recorder o;
    private Node x;
    private Node w;

    @BeforeEach
    void record() {
        o = new Recorder();
        x = o.input(Input.numbers("x", 4, 6));
        w = o.parameter("w", Init.ONES, 6, 3);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void everyShape_isInferred() {
        assertThat(o.shape(x)).containsExactly(-1, 4, 6);
        assertThat(o.shape(o.matmul(o.reshape(x, -1, 6), w))).containsExactly(-1, 3);
        assertThat(o.shape(o.reshape(o.reshape(x, -1, 6), -1, 4, 3, 2))).containsExactly(-1, 4, 3, 2);
        assertThat(o.shape(o.transpose(x, 2, 0, 1))).containsExactly(6, -1, 4);
        assertThat(o.shape(o.concat(-1, List.of(x, x)))).containsExactly(-1, 4, 12);
        assertThat(o.shape(o.slice(x, 1, 1, 3))).containsExactly(-1, 2, 6);
        assertThat(o.shape(o.sum(x, 0))).containsExactly(1, 4, 6);
        assertThat(o.shape(o.meanAll(x))).isEmpty();
        assertThat(o.shape(o.add(x, o.constant(new float[6], 6)))).containsExactly(-1, 4, 6);
        Node kernel = o.parameter("k", Init.ONES, 5, 4, 3);
        Node bias = o.parameter("b", Init.ZEROS, 5);
        assertThat(o.shape(o.conv1d(x, kernel, bias, 2, 1, 0, 1))).containsExactly(-1, 5, 3);
        Node up = o.parameter("u", Init.ONES, 4, 5, 4);
        assertThat(o.shape(o.convTranspose1d(x, up, bias, 2, 1))).containsExactly(-1, 5, 12);
    }

    @Test
    void everyWrongShape_isNamed() {
        refused(
                () -> o.matmul(x, w),
                "matmul: both must have one rank >= 2 and equal leading axes, " + "shapes were [-1, 4, 6] and [6, 3]");
        refused(
                () -> o.matmul(o.reshape(x, -1, 4), w),
                "matmul: inner extents must be equal, " + "shapes were [-6, 4] and [6, 3]");
        refused(
                () -> o.add(x, w),
                "add: extents must be equal or 1 where the last axes are aligned, "
                        + "shapes were [-1, 4, 6] and [6, 3]");
        refused(
                () -> o.reshape(x, -1, 5),
                "reshape: the extent left for -1 must be whole, " + "shapes were [-1, 4, 6] and [-1, 5]");
        refused(() -> o.transpose(x, 0, 1, 1), "transpose [0, 1, 1]: not a permutation, shapes were [-1, 4, 6]");
        refused(
                () -> o.slice(x, 1, 2, 5),
                "slice [2, 5) along axis 1: must be within the axis, " + "shapes were [-1, 4, 6]");
        refused(() -> o.sum(x, 3), "sum: axis must be in [-3, 2], was 3, shapes were [-1, 4, 6]");
        refused(
                () -> o.mean(x, 0),
                "mean along axis 0: the extent must not depend on the batch, " + "shapes were [-1, 4, 6]");
        refused(
                () -> o.concat(1, List.of(x, o.slice(x, 2, 0, 5))),
                "concat along axis 1: all other axes must be " + "equal, shapes were [-1, 4, 6] and [-1, 4, 5]");
    }

    /** Rows of different batches are told apart, though both are "the batch". */
    @Test
    void mixedBatches_areRefused() {
        refused(
                () -> o.add(o.reshape(x, -1, 6), o.reshape(x, -1, 1)),
                "add: extents must be equal or 1 where the "
                        + "last axes are aligned, shapes were [-4, 6] and [-24, 1]");
    }

    @Test
    void aParameterOfOneNameAndShape_isOneParameter() {
        Node w = o.parameter("v", Init.ONES, 2, 3);
        assertThat(o.parameter("v", Init.ONES, 2, 3)).isSameAs(w);
        refused(() -> o.parameter("v", Init.ONES, 3, 2), "parameter v must have one shape, had [2, 3] and [3, 2]");
    }

    @Test
    void theSameOperationOnTheSameNodes_isOneNode() {
        assertThat(o.exp(x)).isSameAs(o.exp(x));
        assertThat(o.constant(new float[] {1, 2}, 2)).isSameAs(o.constant(new float[] {1, 2}, 2));
        assertThat(o.exp(x)).isNotSameAs(o.sin(x));
    }

    @Test
    void gradients_wantAScalarAndGiveZerosWhereNothingDepends() {
        refused(
                () -> Gradients.of(o, x, List.of(x)),
                "gradient: only a scalar has one; for others there is vjp, " + "shapes were [-1, 4, 6]");
        Node zero = Gradients.of(o, o.meanAll(x), List.of(w)).get(0);
        assertThat(zero.shapedAs(w)).isTrue();
        double[] values = new Oracle(1, Map.of(), Map.of("w", new double[18]))
                .run(Map.of("zero", zero))
                .getOrDefault("zero", new double[1]);
        assertThat(values).hasSize(18).containsOnly(0);
    }
}
