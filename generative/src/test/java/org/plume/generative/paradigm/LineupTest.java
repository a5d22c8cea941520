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
    void whatIsForNumbersAlone_refusesLetters() {
        Space letters = new Space(9, 1, 20);
        for (Paradigm paradigm : Lineup.PLANE.all()) {
            if (paradigm.overLetters()) {
                paradigm.require(letters);
            } else {
                assertThatThrownBy(() -> paradigm.require(letters))
                        .hasMessage(
                                "paradigm " + paradigm.name() + " can learn NUMBERS but has no LETTERS: entries must be"
                                        + " real numbers, were one of 20 letters each; autoregressive has them");
            }
            paradigm.require(new Space(2, 1));
        }
    }

    @Test
    void anUnknownParadigm_isAnsweredByTheList() {
        assertThatThrownBy(() -> Lineup.PLANE.named(List.of("gan", "vea")))
                .hasMessageStartingWith("paradigms must be of [autoencoder, vae, beta-vae, gan-minimax, gan, wgan-gp, ")
                .hasMessageEndingWith(", was 'vea'");
    }
}
