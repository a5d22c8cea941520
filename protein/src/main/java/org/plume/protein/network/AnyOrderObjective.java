package org.plume.protein.network;

import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.net.AnyOrderNetwork;

/**
 * The weighted mean of -log p(x_i | some of the other columns) over the columns that are not shown, nats: with orders and the
 * number of columns shown drawn evenly, an unbiased estimate of the mean over all orders of -log p(x) for each column (Uria et
 * al. 2014).
 *
 * @param network that predicts
 */
public record AnyOrderObjective(AnyOrderNetwork network) implements Objective {

    static final String COLUMNS = "columns";
    static final String DROPOUT = "dropout";
    static final String TARGET = "target";

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.numbers(COLUMNS, (long) network.context() * network.tokens()),
                Input.numbers(DROPOUT, network.channels()),
                Input.numbers(TARGET, network.context(), network.symbols()));
    }

    @Override
    public <V> V loss(Ops<V> o, Map<String, V> in) {
        V logits = network.logits(o, Tokens.of(in, COLUMNS), Tokens.of(in, DROPOUT));
        V logP = o.mul(o.logSoftmax(logits, 2), Tokens.of(in, TARGET));
        return o.scale(o.meanAll(o.sum(o.sum(logP, 2), 1)), -1);
    }

    /** One-hot columns {@code [b, context * tokens]} to logits {@code [b, context, symbols]}. */
    static Graph whole(AnyOrderNetwork network) {
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return List.of(Input.numbers(COLUMNS, (long) network.context() * network.tokens()));
            }

            @Override
            public <V> Map<String, V> define(Ops<V> o, Map<String, V> in) {
                return Map.of("logits", network.logits(o, Tokens.of(in, COLUMNS), null));
            }
        };
    }

    /** Sums {@code [b, hidden]} of what is known to the stream behind all layers {@code [b, hidden]}. */
    static Graph stream(AnyOrderNetwork network) {
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return List.of(Input.numbers("sums", network.hidden()));
            }

            @Override
            public <V> Map<String, V> define(Ops<V> o, Map<String, V> in) {
                return Map.of("stream", network.stream(o, Tokens.of(in, "sums")));
            }
        };
    }
}
