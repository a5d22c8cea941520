package org.plume.generative.paradigm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineupTest {

    @Test
    void everyName_isItsOwn() {
        assertThat(Lineup.names()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownParadigm_isAnsweredByTheList() {
        assertThatThrownBy(() -> Lineup.PLANE.named(List.of("gan", "vea")))
                .hasMessageStartingWith("paradigms must be of [autoencoder, vae, beta-vae, gan-minimax, gan, wgan-gp, ")
                .hasMessageEndingWith(", was 'vea'");
    }
}
