package org.plume.generative.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every operation of {@link Ops}, alone: as a function of x {@code [b, 4, 5]}, which is an input plus a parameter, so that
 * gradients flow through values with a batch; further operands are parameters.
 */
public final class Operations {

    private static final int BATCH = 3;

    /** An operation on x. Method references can be generic where lambdas cannot. */
    @FunctionalInterface
    private interface Operation {
        <V> V apply(Ops<V> o, V x);
    }

    private Operations() {}

    public static Stream<Case> all() {
        Map<String, Operation> m = new LinkedHashMap<>();
        m.put("exp", Ops::exp);
        m.put("log", Operations::log);
        m.put("sqrt", Operations::sqrt);
        m.put("sin", Ops::sin);
        m.put("cos", Ops::cos);
        m.put("tanh", Ops::tanh);
        m.put("sigmoid", Ops::sigmoid);
        m.put("softplus", Ops::softplus);
        m.put("erf", Ops::erf);
        m.put("abs", Ops::abs);
        m.put("step", Operations::step);
        m.put("square", Ops::square);
        m.put("silu", Ops::silu);
        m.put("mish", Ops::mish);
        m.put("gelu", Ops::gelu);
        m.put("gelu by tanh", Ops::geluTanh);
        m.put("scale and shift", Operations::affine);
        m.put("add", Operations::add);
        m.put("sub", Operations::sub);
        m.put("mul", Operations::mul);
        m.put("div", Operations::div);
        m.put("a parameter twice", Operations::again);
        m.put("matmul of matrices", Operations::matmul);
        m.put("matmul of stacks", Operations::matmulStacks);
        m.put("transpose", Operations::transpose);
        m.put("reshape", Operations::reshape);
        m.put("concat", Operations::concat);
        m.put("slice", Operations::slice);
        m.put("sum", Operations::sum);
        m.put("mean", Operations::mean);
        m.put("meanAll", Ops::meanAll);
        m.put("softmax", Operations::softmax);
        m.put("logSoftmax", Operations::logSoftmax);
        m.put("logSumExp", Operations::logSumExp);
        m.put("layerNorm", Operations::layerNorm);
        m.put("groupNorm", Operations::groupNorm);
        m.put("conv1d", Operations::conv1d);
        m.put("conv1d, one tap", Operations::conv1dOneTap);
        m.put("conv1d, causal and dilated", Operations::conv1dCausal);
        m.put("conv1d, stride 2", Operations::conv1dStride);
        m.put("convTranspose1d", Operations::convTranspose1d);
        m.put("conv2d", Operations::conv2d);
        m.put("conv2d, one tap", Operations::conv2dOneTap);
        m.put("conv2d, stride 2, twice", Operations::conv2dStride);
        Stream<Case> numbers = m.entrySet().stream()
                .map(e -> Case.of(
                        e.getKey(), Networks.graph(List.of(Input.numbers("x", 4, 5)), body(e.getValue())), BATCH));
        Networks.Body embedding = Operations::embedding;
        Graph tokens = Networks.graph(List.of(Input.tokens("ids", 4)), embedding);
        return Stream.concat(numbers, Stream.of(new Case("embedding", tokens, BATCH, 5)));
    }

    private static Networks.Body body(Operation f) {
        return new Networks.Body() {
            @Override
            public <V> V apply(Ops<V> o, Map<String, V> in) {
                return f.apply(o, o.add(get(in, "x"), weight(o, "p", 4, 5)));
            }
        };
    }

    private static <V> V weight(Ops<V> o, String name, long... shape) {
        return o.parameter(name, Init.normal(0.7), shape);
    }

    private static <V> V positive(Ops<V> o, V x) {
        return o.shift(o.square(x), 0.5);
    }

    private static <V> V log(Ops<V> o, V x) {
        return o.log(positive(o, x));
    }

    private static <V> V sqrt(Ops<V> o, V x) {
        return o.sqrt(positive(o, x));
    }

    private static <V> V affine(Ops<V> o, V x) {
        return o.scale(o.shift(o.scale(x, -1.5), 0.25), 2);
    }

    private static <V> V step(Ops<V> o, V x) {
        return o.mul(o.step(x), o.square(x));
    }

    /** Extents of 1 and missing axes broadcast, on either side. */
    private static <V> V add(Ops<V> o, V x) {
        return o.add(o.add(weight(o, "a", 4, 1), x), o.add(weight(o, "b", 5), weight(o, "c", 1, 4, 5)));
    }

    private static <V> V sub(Ops<V> o, V x) {
        return o.sub(o.sub(weight(o, "a", 4, 1), x), weight(o, "b", 5));
    }

    private static <V> V mul(Ops<V> o, V x) {
        return o.mul(o.mul(weight(o, "a", 1, 4, 1), x), o.mul(o.mean(x, 1), weight(o, "b", 5)));
    }

    private static <V> V div(Ops<V> o, V x) {
        return o.div(o.div(weight(o, "a", 5), positive(o, x)), positive(o, weight(o, "b", 4, 1)));
    }

    private static <V> V again(Ops<V> o, V x) {
        V once = o.tanh(o.mul(x, weight(o, "a", 5)));
        return o.mul(once, weight(o, "a", 5));
    }

    private static <V> V matmul(Ops<V> o, V x) {
        V rows = o.reshape(x, -1, 5);
        V first = o.matmul(rows, weight(o, "a", 5, 3));
        return o.matmul(first, o.transpose(weight(o, "b", 6, 3), 1, 0));
    }

    private static <V> V matmulStacks(Ops<V> o, V x) {
        V y = o.matmul(x, o.transpose(o.square(x), 0, 2, 1));
        V four = o.reshape(y, -1, 2, 2, 4);
        return o.matmul(o.transpose(four, 0, 1, 3, 2), o.tanh(four));
    }

    private static <V> V transpose(Ops<V> o, V x) {
        V y = o.transpose(o.reshape(x, -1, 2, 2, 5), 2, 0, 3, 1);
        return o.mul(o.transpose(y, 1, 0, 3, 2), weight(o, "a", 2, 2, 5));
    }

    private static <V> V reshape(Ops<V> o, V x) {
        return o.mul(o.reshape(o.exp(o.reshape(x, -1, 10)), -1, 2, 2, 5), weight(o, "a", 2, 1));
    }

    private static <V> V concat(Ops<V> o, V x) {
        V channels = o.concat(1, List.of(x, o.square(x), o.slice(x, 1, 1, 2)));
        return o.concat(-1, List.of(channels, o.sin(channels)));
    }

    private static <V> V slice(Ops<V> o, V x) {
        return o.mul(o.slice(o.slice(x, 1, 1, 4), -1, 0, 2), o.slice(weight(o, "a", 3, 6), 1, 2, 4));
    }

    private static <V> V sum(Ops<V> o, V x) {
        return o.mul(o.sum(o.square(x), 1), o.sum(o.sin(x), -1));
    }

    private static <V> V mean(Ops<V> o, V x) {
        return o.mul(o.mean(o.square(x), 1), o.mean(o.sin(x), -1));
    }

    private static <V> V softmax(Ops<V> o, V x) {
        return o.mul(o.softmax(x, -1), o.softmax(o.scale(x, 2), 1));
    }

    private static <V> V logSoftmax(Ops<V> o, V x) {
        return o.mul(o.logSoftmax(x, 2), o.logSoftmax(o.scale(x, 2), 1));
    }

    private static <V> V logSumExp(Ops<V> o, V x) {
        return o.logSumExp(o.scale(x, 3), -1);
    }

    private static <V> V layerNorm(Ops<V> o, V x) {
        return o.layerNorm(x, weight(o, "gain", 5), weight(o, "bias", 5), 1e-5);
    }

    private static <V> V groupNorm(Ops<V> o, V x) {
        return o.groupNorm(o.scale(x, 2), 2, weight(o, "gain", 4), weight(o, "bias", 4), 1e-5);
    }

    private static <V> V conv1d(Ops<V> o, V x) {
        return o.conv1d(x, weight(o, "w", 3, 4, 3), weight(o, "b", 3), 1, 1, 1, 1);
    }

    private static <V> V conv1dOneTap(Ops<V> o, V x) {
        return o.conv1d(x, weight(o, "w", 3, 4, 1), weight(o, "b", 3), 1, 0, 0, 1);
    }

    private static <V> V conv1dCausal(Ops<V> o, V x) {
        return o.tanh(o.conv1d(x, weight(o, "w", 3, 4, 3), weight(o, "b", 3), 1, 4, 0, 2));
    }

    private static <V> V conv1dStride(Ops<V> o, V x) {
        return o.conv1d(x, weight(o, "w", 3, 4, 3), weight(o, "b", 3), 2, 1, 0, 1);
    }

    private static <V> V convTranspose1d(Ops<V> o, V x) {
        return o.convTranspose1d(x, weight(o, "w", 4, 3, 4), weight(o, "b", 3), 2, 1);
    }

    private static <V> V conv2d(Ops<V> o, V x) {
        return o.conv2d(o.reshape(x, -1, 1, 4, 5), weight(o, "w", 3, 1, 3, 3), weight(o, "b", 3), 1, 1);
    }

    private static <V> V conv2dOneTap(Ops<V> o, V x) {
        return o.conv2d(o.reshape(x, -1, 2, 2, 5), weight(o, "w", 3, 2, 1, 1), weight(o, "b", 3), 1, 0);
    }

    private static <V> V conv2dStride(Ops<V> o, V x) {
        V fine = o.conv2d(o.reshape(x, -1, 1, 4, 5), weight(o, "w", 3, 1, 2, 3), weight(o, "b", 3), 1, 1);
        return o.conv2d(o.tanh(fine), weight(o, "v", 2, 3, 3, 2), weight(o, "c", 2), 2, 0);
    }

    private static <V> V embedding(Ops<V> o, Map<String, V> in) {
        V ids = in.values().iterator().next();
        return o.square(o.embedding(weight(o, "table", 5, 3), ids));
    }
}
