package org.plume.generative.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.generative.nn.net.CausalTransformer;
import org.plume.generative.nn.net.ConditionalUnet1d;
import org.plume.generative.nn.net.FieldMlp;
import org.plume.generative.nn.net.FieldNetwork;
import org.plume.generative.nn.net.GridUnet;
import org.plume.generative.nn.net.Mlp;
import org.plume.generative.nn.net.PathNetwork;
import org.plume.generative.nn.net.ResidualMlp;
import org.plume.generative.nn.net.RingNetwork;
import org.plume.generative.nn.net.StandardizedMlp;
import org.plume.generative.nn.net.Transformer;

/** Every network, small, and a graph that is twice differentiated. */
public final class Networks {

    private Networks() {}

    public static Stream<Case> all() {
        Stream<Case> others = Stream.of(
                mlp(),
                standardizedMlp(),
                path("U-Net, original names", unet(true, 5, ConditionalUnet1d.Naming.ORIGINAL), 8, 2, 5),
                path("U-Net, LeRobot names, bias only", unet(false, 3, ConditionalUnet1d.Naming.LEROBOT), 4, 3, 5),
                path("transformer, causal", new Transformer(2, 4, 3, 2, 8, 2, 2, true), 4, 2, 6),
                path("transformer, not causal", new Transformer(2, 4, 3, 2, 8, 1, 4, false), 4, 2, 6),
                fields("ring network", new RingNetwork(2, 3, 1, 4, 1, 1, 3, 0), 2, 3, false, 6),
                fields("ring network along a path", new RingNetwork(2, 1, 2, 4, 1, 1, 5, 8), 2, 1, true, 5),
                fields("field MLP", new FieldMlp(3, 2, 1, 2, 4, 1, 1, 0), 2, 1, false, 3),
                fields("field MLP along a path", new FieldMlp(3, 1, 1, 1, 4, 0, 1, 4), 1, 1, true, 3),
                fields("grid U-Net", new GridUnet(2, 1, 1, List.of(3, 4), 1, 1, 0, false), 2, 1, false, 4, 5),
                fields("grid U-Net, round, along a path", wrapping(), 1, 1, true, 3, 6),
                path("transformer, encoder and decoder", new Transformer(2, 4, 3, 2, 8, 2, 1, 2, true), 4, 2, 6),
                tokens(),
                mixer(true),
                mixer(false),
                mixerStep(true),
                numbers());
        return Stream.concat(mlps(), others);
    }

    public static Stream<Case> mlps() {
        return Stream.of(
                path("residual MLP", new ResidualMlp(6, 5, 16, 2, 8), 3, 2, 5),
                path("residual MLP, smallest", new ResidualMlp(4, 1, 8, 1, 4), 2, 2, 1),
                path("residual MLP, waves", new ResidualMlp(2, 1, 8, 1, 4, 1), 1, 2, 1));
    }

    private static ConditionalUnet1d unet(boolean scale, int kernel, ConditionalUnet1d.Naming naming) {
        int action = scale ? 2 : 3;
        return new ConditionalUnet1d(action, 5, List.of(8, 16), kernel, 4, 8, scale, naming);
    }

    /** The network as a graph with inputs x, t and condition and the output y. */
    public static Graph graph(PathNetwork network, long horizon, long action, long condition) {
        return graph(
                List.of(Input.numbers("x", horizon, action), Input.numbers("t"), Input.numbers("condition", condition)),
                new Body() {
                    @Override
                    public <V> V apply(Ops<V> o, Map<String, V> in) {
                        return network.apply(o, get(in, "x"), get(in, "t"), get(in, "condition"));
                    }
                });
    }

    private static Case mlp() {
        return vectors("MLP without time", new Body() {
            @Override
            public <V> V apply(Ops<V> o, Map<String, V> in) {
                return Mlp.of("encoder", 8, 2).apply(o, get(in, "x"), 4);
            }
        });
    }

    private static Case standardizedMlp() {
        return vectors("standardised MLP", new Body() {
            @Override
            public <V> V apply(Ops<V> o, Map<String, V> in) {
                return new StandardizedMlp(8, 2).apply(o, get(in, "x"), 4);
            }
        });
    }

    private static Case vectors(String name, Body body) {
        return Case.of(name, graph(List.of(Input.numbers("x", 5)), body), 3);
    }

    private static Case path(String name, PathNetwork network, long horizon, long action, long condition) {
        return Case.of(name, graph(network, horizon, action, condition), 3);
    }

    private static GridUnet wrapping() {
        return new GridUnet(1, 1, 2, List.of(2, 3, 2), 0, 1, 4, true);
    }

    /** Channels that fill vectors and such that do not, rows of points that fill none. */
    public static Case wideGrid(int batch) {
        GridUnet network = new GridUnet(7, 4, 1, List.of(24, 32, 40), 1, 1, 0, false);
        Case c = fields("wide grid U-Net", network, 7, 4, false, 9, 13);
        return new Case(c.name(), c.graph(), batch, c.vocabulary());
    }

    private static Case fields(String name, FieldNetwork network, int inputs, int extras, boolean timed, long... grid) {
        List<Input> in = new ArrayList<>();
        in.add(Input.numbers("fields", field(inputs, grid)));
        in.add(Input.numbers("extra", field(extras, grid)));
        if (timed) {
            in.add(Input.numbers("t", 1));
        }
        return Case.of(
                name,
                graph(in, new Body() {
                    @Override
                    public <V> V apply(Ops<V> o, Map<String, V> values) {
                        V features = network.trunk(o, get(values, "fields"));
                        return network.head(o, features, get(values, "extra"), values.get("t"));
                    }
                }),
                2);
    }

    private static long[] field(int channels, long... grid) {
        return LongStream.concat(LongStream.of(channels), Arrays.stream(grid)).toArray();
    }

    private static Case mixer(boolean aligned) {
        CausalMixer network = new CausalMixer(5, aligned, 6, 4, 6, 8, 2, 2, 3);
        return new Case(
                "causal mixer" + (aligned ? ", aligned" : ""),
                graph(List.of(Input.tokens("ids", 5), Input.numbers("dropout", 16)), new Body() {
                    @Override
                    public <V> V apply(Ops<V> o, Map<String, V> in) {
                        return network.logits(o, get(in, "ids"), 5, get(in, "dropout"));
                    }
                }),
                3,
                6);
    }

    private static Case mixerStep(boolean aligned) {
        CausalMixer network = new CausalMixer(5, aligned, 5, 4, 6, 8, 2, 2, 3);
        return new Case(
                "causal mixer, one step",
                graph(
                        List.of(Input.tokens("id", 1), Input.tokens("position", 1), Input.numbers("past", 16)),
                        new Body() {
                            @Override
                            public <V> V apply(Ops<V> o, Map<String, V> in) {
                                return o.concat(
                                        1, network.step(o, get(in, "id"), get(in, "position"), get(in, "past")));
                            }
                        }),
                3,
                5);
    }

    private static Case tokens() {
        return new Case(
                "causal transformer of tokens",
                graph(List.of(Input.tokens("ids", 5)), new Body() {
                    @Override
                    public <V> V apply(Ops<V> o, Map<String, V> in) {
                        return o.logSoftmax(new CausalTransformer(6, 8, 2, 2).logits(o, get(in, "ids"), 7), -1);
                    }
                }),
                3,
                7);
    }

    private static Case numbers() {
        return Case.of(
                "causal transformer of numbers",
                graph(List.of(Input.numbers("x", 4, 3)), new Body() {
                    @Override
                    public <V> V apply(Ops<V> o, Map<String, V> in) {
                        return new CausalTransformer(4, 8, 1, 2).numbers(o, get(in, "x"), 5);
                    }
                }),
                2);
    }

    /** What a graph of one output y computes. */
    public interface Body {
        <V> V apply(Ops<V> o, Map<String, V> in);

        /** The input of the name. */
        default <V> V get(Map<String, V> in, String name) {
            return Case.of(in, name);
        }
    }

    /** The graph of one output y. */
    public static Graph graph(List<Input> inputs, Body body) {
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return inputs;
            }

            @Override
            public <V> Map<String, V> define(Ops<V> o, Map<String, V> in) {
                return Map.of("y", body.apply(o, in));
            }
        };
    }
}
