package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plume.sim.Controller;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Sensed;
import org.plume.sim.Study;
import org.plume.sim.avoiding.Avoiding;

class LiveTaskTest {

    private final List<String> ended = new ArrayList<>();

    /** Goes straight on, four steps at a time, and says that it sampled one straight line. */
    private final class Straight implements LiveTask.Driving {
        @Override
        public Controller episode(Consumer<Draw> listener, long seed) {
            return new Controller() {
                @Override
                public double[][] next(Sensed now) {
                    double[][] line = {{now.present()[0], now.present()[1], 0.12}, {now.present()[0], 0.35, 0.12}};
                    listener.accept(new Draw(now.step(), List.of(Candidate.of(line, 0)), 0, List.of()));
                    return new double[][] {{0, 0.01}, {0, 0.01}, {0, 0.01}, {0, 0.01}};
                }

                @Override
                public void close() {
                    ended.add("episode");
                }
            };
        }

        @Override
        public void close() {
            ended.add("driving");
        }
    }

    @Test
    void everyMoment_isThatOfTheReplayOfTheSameEpisode() {
        List<Draw> draws = new ArrayList<>();
        EpisodeResult result = Study.of(3, 2, 1)
                .run(new Avoiding(), seed -> new Straight().episode(draws::add, seed))
                .get(1);
        draws.subList(0, draws.size() / 2).clear();
        List<Moment> expected =
                Replays.of(new Avoiding(), result, List.of("straight"), draws).moments();

        try (LiveTask live = new LiveTask(new Avoiding(), new Straight(), List.of("straight"), 3)) {
            live.start();
            Setting second = live.start();
            assertThat(second.caption()).containsExactly("straight", "our port of D3IL Avoiding");
            List<Moment> seen = new ArrayList<>();
            for (Optional<Moment> m = live.next(); m.isPresent(); m = live.next()) {
                seen.add(m.get());
            }
            assertThat(seen).usingRecursiveComparison().isEqualTo(expected);
            assertThat(seen.get(0).candidates()).hasSize(1);
            assertThat(seen.get(seen.size() - 1).note())
                    .isEqualTo(result.outcome().text());
        }
        assertThat(ended).containsSubsequence("episode", "episode", "driving");
    }
}
