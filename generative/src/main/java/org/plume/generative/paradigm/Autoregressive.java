package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.Mlp;

/**
 * An autoregressive model of discretised coordinates (van den Oord et al. 2016): each is one of equal bins, and
 *
 * <pre>
 *   p(x | c) = prod_i p(bin_i | bin_0 .. bin_(i-1), c) / bin width,     loss = -mean log p(bins)
 * </pre>
 *
 * A network of its own predicts each coordinate from embeddings of those before. Letters are bins of their own.
 *
 * @param bins of a coordinate
 * @param bound coordinates lie in [-bound, bound]; the outermost bins take what lies beyond
 * @param width of the networks
 * @param blocks of the networks
 */
public record Autoregressive(int bins, double bound, int width, int blocks) implements Paradigm {

    static final String TOKENS = "tokens";
    static final String LOG_PROBABILITIES = "logProbabilities";
    private static final String TARGETS = "targets";

    public Autoregressive {
        if (bins < 2) {
            throw new IllegalArgumentException("bins must be >= 2, was " + bins);
        }
        if (!(bound > 0)) {
            throw new IllegalArgumentException("bound must be > 0, was " + bound);
        }
    }

    @Override
    public String name() {
        return "autoregressive";
    }

    @Override
    public String objective() {
        return "cross-entropy of the next bin";
    }

    @Override
    public String procedure() {
        return "one coordinate after the other";
    }

    @Override
    public List<Phase> phases(Space space) {
        return List.of(SinglePhase.of(
                name(), Lesson.of(objective(space), (x, condition, rng) -> numbers(bins(space), x, condition))));
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return Map.of(LOG_PROBABILITIES, graph(space));
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new AutoregressiveModel(this, space, weights);
    }

    @Override
    public boolean overLetters() {
        return true;
    }

    Bins bins(Space space) {
        return space.letters() > 0 ? Bins.ofLetters(space.letters()) : new Bins(bins, -bound, 2 * bound / bins, false);
    }

    private Objective objective(Space space) {
        List<Input> inputs = List.of(
                tokens(space),
                Wiring.condition(space),
                Input.numbers(TARGETS, space.size(), bins(space).count()));
        return Wiring.objective(
                Wiring.graph(inputs, new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        V of = o.mul(logProbabilities(o, in, space), Wiring.get(in, TARGETS));
                        return Map.of(
                                Objective.LOSS,
                                o.scale(
                                        o.meanAll(of),
                                        -(double) space.size() * bins(space).count()));
                    }
                }),
                "");
    }

    private static Input tokens(Space space) {
        return Input.tokens(TOKENS, space.size());
    }

    /** Bins and c to the log-probabilities of every coordinate's bins {@code [b, d, bins]}, given those before it. */
    Graph graph(Space space) {
        return Wiring.graph(List.of(tokens(space), Wiring.condition(space)), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(LOG_PROBABILITIES, logProbabilities(o, in, space));
            }
        });
    }

    private <V> V logProbabilities(Ops<V> o, Map<String, V> in, Space space) {
        V condition = Wiring.get(in, Wiring.CONDITION);
        int d = space.size();
        int bins = bins(space).count();
        V table = o.parameter("embedding", Init.normal(0.1), (long) d * bins, width);
        V places = o.embedding(table, Wiring.get(in, TOKENS));
        List<V> logits = new ArrayList<>();
        V before = null;
        for (int i = 0; i < d; i++) {
            V read = before == null ? condition : o.concat(1, List.of(before, condition));
            logits.add(o.reshape(Mlp.of("coordinates." + i, width, blocks).apply(o, read, bins), -1, 1, bins));
            V own = o.reshape(o.slice(places, 1, i, i + 1L), -1, width);
            before = before == null ? own : o.add(before, own);
        }
        return o.logSoftmax(o.concat(1, logits), 2);
    }

    /** Tokens of coordinate i are i bins + bin, so that each coordinate has rows of its own in the table. */
    static long[] tokens(Bins bins, double[] x) {
        long[] tokens = new long[x.length];
        for (int i = 0; i < x.length; i++) {
            tokens[i] = (long) i * bins.count() + bins.of(x[i]);
        }
        return tokens;
    }

    private static Map<String, Tensor> numbers(Bins bins, double[][] x, Tensor condition) {
        int d = x[0].length;
        int count = bins.count();
        float[] tokens = new float[x.length * d];
        float[] targets = new float[x.length * d * count];
        for (int r = 0; r < x.length; r++) {
            for (int i = 0; i < d; i++) {
                int bin = bins.of(x[r][i]);
                tokens[r * d + i] = (float) (i * count + bin);
                targets[(r * d + i) * count + bin] = 1;
            }
        }
        return Map.of(
                TOKENS,
                Tensor.of(tokens, x.length, d),
                Wiring.CONDITION,
                condition,
                TARGETS,
                Tensor.of(targets, x.length, d, count));
    }
}
