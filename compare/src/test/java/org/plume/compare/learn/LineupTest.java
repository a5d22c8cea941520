package org.plume.compare.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plume.generative.paradigm.Paradigm;

class LineupTest {

    @Test
    void everyName_isItsOwn() {
        assertThat(Lineup.all()).extracting(Paradigm::name).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownParadigm_isAnsweredByTheList() {
        assertThatThrownBy(() -> Lineup.named(List.of("gan", "vea")))
                .hasMessageStartingWith("paradigms must be of [autoencoder, vae, beta-vae, gan-minimax, gan, wgan-gp, ")
                .hasMessageEndingWith(", was 'vea'");
    }

    @Test
    void aBudgetTooSmallToLearn_isRefusedBeforeTheStart() {
        assertThatThrownBy(() -> new Budget(50, 256))
                .hasMessage("steps must be >= 200 for anything to be learned, was 50");
        assertThatThrownBy(() -> new Budget(1000, 1)).hasMessage("rows must be >= 2, was 1");
    }
}
