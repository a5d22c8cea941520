package org.plume.generative.nn.net;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.plume.generative.nn.Networks;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.net.ConditionalUnet1d.Naming;

class SizesTest {

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void everyWrongSize_isNamed() {
        refused(() -> new ResidualMlp(0, 1, 1, 1, 8), "size must be >= 1, was 0");
        refused(
                () -> new ConditionalUnet1d(2, 3, List.of(8), 5, 8, 16, true, Naming.ORIGINAL),
                "widths must have >= 2 levels, was [8]");
        refused(
                () -> new ConditionalUnet1d(2, 3, List.of(8, 12), 5, 8, 16, true, Naming.ORIGINAL),
                "widths must be multiples of groups = 8, was [8, 12]");
        refused(
                () -> new ConditionalUnet1d(2, 3, List.of(8, 16), 4, 8, 16, true, Naming.ORIGINAL),
                "kernel must be odd, was 4");
        refused(() -> new Transformer(2, 4, 3, 2, 10, 1, 4, true), "width must be a multiple of heads = 4, was 10");
        refused(() -> new CausalTransformer(0, 8, 1, 2), "context must be >= 1, was 0");
        refused(() -> new Sinusoid(5), "time embedding size must be even and >= 4, was 5");
    }

    @Test
    void aHorizonThatDoesNotHalve_isRefused() {
        ConditionalUnet1d network = new ConditionalUnet1d(2, 3, List.of(8, 8, 8), 5, 8, 16, true, Naming.LEROBOT);
        refused(
                () -> Recording.of(Networks.graph(network, 10, 2, 3)),
                "horizon must be a multiple of 2^(levels-1) = 4, was 10");
    }
}
