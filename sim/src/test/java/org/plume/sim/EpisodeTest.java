package org.plume.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plume.sim.avoiding.Avoiding;

class EpisodeTest {

    private final List<Integer> asked = new ArrayList<>();
    private final ControllerFactory pairs = seed -> now -> {
        asked.add(now.step());
        return new double[][] {{0, 0.01}, {0, 0.01}};
    };

    @Test
    void stepByStep_itIsTheEpisodeOfAStudy() {
        EpisodeResult whole = Study.of(4, 1, 1).run(new Avoiding(), pairs).get(0);
        try (Episode episode = Episode.start(new Avoiding(), pairs, new Trial(4, 0))) {
            assertThat(episode.result().outcome()).isEqualTo(Outcome.RUNNING);
            assertThat(episode.result().tool()).hasDimensions(1, 3);
            while (!episode.over()) {
                episode.plan();
                episode.act();
            }
            assertThat(episode.result().tool()).isDeepEqualTo(whole.tool());
            assertThat(episode.result().outcome()).isEqualTo(whole.outcome());
        }
    }

    @Test
    void theController_isAskedOnlyWhenNothingIsLeft() {
        try (Episode episode = Episode.start(new Avoiding(), pairs, new Trial(4, 0))) {
            episode.plan();
            episode.plan();
            episode.act();
            episode.plan();
            episode.act();
            assertThat(asked).containsExactly(0);
            assertThatThrownBy(episode::act)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("an action must be planned first: none of 2 is left");
            episode.plan();
            assertThat(asked).containsExactly(0, 2);
        }
    }
}
