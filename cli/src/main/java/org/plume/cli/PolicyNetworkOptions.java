package org.plume.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plume.policy.method.Architecture;
import picocli.CommandLine.Option;

/** The network of a policy: its kind and size. */
final class PolicyNetworkOptions {

    @Option(names = "--network", description = "mlp, unet, transformer or encoder-decoder")
    @Nullable
    String network;

    @Option(names = "--width", description = "of the network's layers; of a paradigm's networks in proportion")
    @Nullable
    Integer width;

    @Option(names = "--blocks", description = "of an mlp, or layers of a transformer")
    @Nullable
    Integer blocks;

    /** The recipe's architecture with what was said otherwise. */
    Architecture of(Architecture base) {
        if (base instanceof Architecture.Own own) {
            return new Architecture.Own(width(own.width()));
        }
        String kind = network == null ? "" : network;
        return switch (kind) {
            case "" ->
                base instanceof Architecture.Mlp m
                        ? new Architecture.Mlp(width(m.width()), blocks(m.blocks()), m.timeSize())
                        : base;
            case "mlp" -> new Architecture.Mlp(width(256), blocks(4), 96);
            case "unet" -> {
                if (blocks != null) {
                    throw new IllegalArgumentException(
                            "--blocks must go with --network mlp, transformer or encoder-decoder,"
                                    + " was with unet, whose depth is that of its widths");
                }
                yield new Architecture.Unet(List.of(width(64), 2 * width(64)), 64);
            }
            case "transformer" -> new Architecture.Decoder(width(128), blocks(4), 4);
            case "encoder-decoder" -> new Architecture.EncoderDecoder(width(128), 2, blocks(4), 4);
            default ->
                throw new IllegalArgumentException(
                        "--network must be one of [mlp, unet, transformer, encoder-decoder], was '" + kind + "'");
        };
    }

    private int width(int otherwise) {
        return Objects.requireNonNullElse(width, otherwise);
    }

    private int blocks(int otherwise) {
        return Objects.requireNonNullElse(blocks, otherwise);
    }
}
