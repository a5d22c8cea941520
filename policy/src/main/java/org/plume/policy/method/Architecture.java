package org.plume.policy.method;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.net.ConditionalUnet1d;
import org.plume.generative.nn.net.PathNetwork;
import org.plume.generative.nn.net.ResidualMlp;
import org.plume.generative.nn.net.StandardizedMlp;
import org.plume.generative.nn.net.Transformer;

/**
 * The size of a network. Every method of one loss can use every architecture, except that mixtures need {@code mlp}; paradigms
 * of the core have their {@code own}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Architecture.Mlp.class, name = "mlp"),
    @JsonSubTypes.Type(value = Architecture.Unet.class, name = "unet"),
    @JsonSubTypes.Type(value = Architecture.Decoder.class, name = "transformer"),
    @JsonSubTypes.Type(value = Architecture.EncoderDecoder.class, name = "encoder-decoder"),
    @JsonSubTypes.Type(value = Architecture.Own.class, name = "own")
})
public sealed interface Architecture {

    /** The network for chunks of this shape. */
    PathNetwork network(Shape shape);

    /** A plain map of x {@code [b, n]} to {@code [b, outputs]}. */
    default <V> V map(Ops<V> ops, V x, int outputs) {
        throw new IllegalArgumentException("network must be mlp for method gmm, was " + this);
    }

    /**
     * {@link ResidualMlp}.
     *
     * @param timeSize of the time embedding
     */
    record Mlp(int width, int blocks, int timeSize) implements Architecture {

        public Mlp {
            Check.positive("network.width", width);
            Check.positive("network.blocks", blocks);
            Check.positive("network.timeSize", timeSize);
        }

        @Override
        public PathNetwork network(Shape shape) {
            return new ResidualMlp(shape.chunk(), shape.condition(), width, blocks, timeSize);
        }

        @Override
        public <V> V map(Ops<V> ops, V x, int outputs) {
            return new StandardizedMlp(width, blocks).apply(ops, x, outputs);
        }
    }

    /** {@link ConditionalUnet1d} with kernel 5, 8 groups and scaling FiLM, as Chi et al. 2023 use it. */
    record Unet(List<Integer> widths, int timeSize) implements Architecture {

        private static final int KERNEL = 5;
        private static final int GROUPS = 8;

        public Unet {
            widths = List.copyOf(widths);
            Check.positive("network.timeSize", timeSize);
        }

        @Override
        public PathNetwork network(Shape shape) {
            int halvings = 1 << (widths.size() - 1);
            if (shape.horizon() % halvings != 0) {
                throw new IllegalArgumentException("horizon must be a multiple of " + halvings + " for a unet of "
                        + widths.size() + " levels, the next is "
                        + (shape.horizon() / halvings + 1) * halvings + ", was " + shape.horizon());
            }
            return new ConditionalUnet1d(
                    shape.coordinates(),
                    shape.condition(),
                    widths,
                    KERNEL,
                    GROUPS,
                    timeSize,
                    true,
                    ConditionalUnet1d.Naming.LEROBOT);
        }
    }

    /** {@link Transformer}, causal, with the whole condition as one token beside the time. */
    record Decoder(int width, int layers, int heads) implements Architecture {

        public Decoder {
            Check.positive("network.width", width);
            Check.positive("network.layers", layers);
            Check.positive("network.heads", heads);
        }

        @Override
        public PathNetwork network(Shape shape) {
            return new Transformer(
                    shape.coordinates(), shape.horizon(), shape.condition(), 1, width, layers, heads, true);
        }
    }

    /** {@link Transformer}, causal, whose encoder attends too. */
    record EncoderDecoder(int width, int encoderLayers, int layers, int heads) implements Architecture {

        public EncoderDecoder {
            Check.positive("network.width", width);
            Check.positive("network.encoderLayers", encoderLayers);
            Check.positive("network.layers", layers);
            Check.positive("network.heads", heads);
        }

        @Override
        public PathNetwork network(Shape shape) {
            return new Transformer(
                    shape.coordinates(),
                    shape.horizon(),
                    shape.condition(),
                    1,
                    width,
                    encoderLayers,
                    layers,
                    heads,
                    true);
        }
    }

    /**
     * The networks that a paradigm of the core brings.
     *
     * @param width of the layers of an autoencoder or of an adversary; the others in proportion, so that all paradigms have about
     *     as many parameters
     */
    record Own(int width) implements Architecture {

        private static final int MOST = 1024;

        public Own {
            if (width < 4 || width > MOST) {
                throw new IllegalArgumentException("network.width must be in [4, " + MOST + "], was " + width);
            }
        }

        @Override
        public PathNetwork network(Shape shape) {
            throw new IllegalArgumentException(
                    "network must be mlp, unet, transformer or encoder-decoder, since the method brings none, was "
                            + this);
        }
    }
}
