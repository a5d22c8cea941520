package org.plume.protein.network;

import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.net.CausalMixer;

/**
 * The mean negative log-likelihood of a symbol, nats: -sum target log p / rows, where a row's targets are one-hot times a
 * factor that says what each symbol counts.
 *
 * @param network that predicts
 * @param steps positions of a minibatch
 */
public record SequenceObjective(CausalMixer network, int steps) implements Objective {

    static final String IDS = "ids";
    static final String DROPOUT = "dropout";
    static final String TARGET = "target";

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.tokens(IDS, steps),
                Input.numbers(DROPOUT, (long) network.layers() * network.inner()),
                Input.numbers(TARGET, steps, network.symbols()));
    }

    @Override
    public <V> V loss(Ops<V> o, Map<String, V> in) {
        V logits = network.logits(o, Tokens.of(in, IDS), steps, Tokens.of(in, DROPOUT));
        V logP = o.mul(o.logSoftmax(logits, 2), Tokens.of(in, TARGET));
        return o.scale(o.meanAll(o.sum(o.sum(logP, 2), 1)), -1);
    }

    /** The network that serves whole readings: ids to log p {@code [t, symbols]}. */
    static Graph serving(CausalMixer network, int steps) {
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return List.of(Input.tokens(IDS, steps));
            }

            @Override
            public <V> Map<String, V> define(Ops<V> o, Map<String, V> in) {
                return Map.of("logits", network.logits(o, Tokens.of(in, IDS), steps, null));
            }
        };
    }

    /** The network that serves the last columns of groups of rows, told what those before them add. */
    static Graph last(CausalMixer network, int rows, int steps) {
        long size = (long) network.layers() * network.inner();
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return List.of(Input.tokens(IDS, (long) rows * steps), Input.numbers("past", steps, size));
            }

            @Override
            public <V> Map<String, V> define(Ops<V> o, Map<String, V> in) {
                return Map.of("logits", network.last(o, Tokens.of(in, IDS), rows, steps, Tokens.of(in, "past")));
            }
        };
    }

    /** The network that serves one position. */
    static Graph step(CausalMixer network) {
        long size = (long) network.layers() * network.inner();
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return List.of(Input.tokens("id", 1), Input.tokens("position", 1), Input.numbers("past", size));
            }

            @Override
            public <V> Map<String, V> define(Ops<V> o, Map<String, V> in) {
                List<V> out = network.step(o, Tokens.of(in, "id"), Tokens.of(in, "position"), Tokens.of(in, "past"));
                return Map.of("logits", out.get(0), "values", out.get(1));
            }
        };
    }
}
