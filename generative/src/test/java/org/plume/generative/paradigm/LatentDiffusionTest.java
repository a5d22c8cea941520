package org.plume.generative.paradigm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.plume.generative.nn.Parameters;

class LatentDiffusionTest {

    /** Rows of 32 numbers, whose codes have 16. */
    private static final Space SPACE = new Space(32, 1);

    private static final Lineup LINEUP = Lineup.of(32, 1);

    private static long parameters(Paradigm paradigm, String graph) {
        return Parameters.initial(Objects.requireNonNull(paradigm.graphs(SPACE).get(graph)), 0).values().stream()
                .mapToLong(tensor -> tensor.values().length)
                .sum();
    }

    private static int evaluations(Paradigm paradigm) {
        try (DistributionModel model = (DistributionModel) paradigm.open(SPACE, Untrained.initial(paradigm, SPACE))) {
            return model.given(new float[1]).evaluations();
        }
    }

    /** Within one budget of parameters: what a sample costs is the parameters that its evaluations read. */
    @Test
    void aSampleByCodes_costsHalfOfOneInTheSpaceOfTheData() {
        Paradigm latent = LINEUP.named("latent-diffusion");
        Paradigm direct = LINEUP.named("flow-matching");
        assertThat(evaluations(direct)).isEqualTo(49);
        assertThat(evaluations(latent)).as("one more, of the decoder").isEqualTo(50);
        long decoder = parameters(latent, "decoder");
        long path = parameters(latent, AlongPath.PREDICTION);
        long whole = parameters(direct, AlongPath.PREDICTION);
        assertThat(parameters(latent, "encoder") + decoder + path)
                .as("parameters, of %s", whole)
                .isBetween(whole * 9 / 10, whole * 12 / 10);
        assertThat(49 * path + decoder)
                .as("read, of %s", 49 * whole)
                .isBetween(49 * whole * 4 / 10, 49 * whole * 6 / 10);
    }
}
