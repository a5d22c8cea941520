package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plume.arm.Scene;

class LiveFeedTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** Episodes of three moments, 20 ms apart; the second one breaks. */
    private final class Twice implements Live {
        private int episode;
        private int step;

        @Override
        public Setting start() {
            episode++;
            step = 0;
            return new Setting("episode " + episode, List.of(), null, Scene.EMPTY);
        }

        @Override
        public Optional<Moment> next() throws IOException {
            if (episode == 2 && step == 1) {
                throw new IOException("server is gone");
            }
            step++;
            return step > 3 ? Optional.empty() : Optional.of(moment(step));
        }

        @Override
        public void close() {
            heard.add("closed");
        }
    }

    @Test
    void everyMoment_arrivesInOrder_andAnErrorIsSaid() throws Exception {
        Twice live = new Twice();
        Setting first = live.start();
        long start = System.nanoTime();
        feed(live).first(first);
        assertThat(take()).isEqualTo("begin episode 1 at 1");
        assertThat(take()).isEqualTo("2");
        assertThat(take()).isEqualTo("3");
        assertThat((System.nanoTime() - start) / 1e6).isGreaterThan(55);
        assertThat(List.of(take(), take(), take()))
                .contains("closed")
                .containsSubsequence("begin episode 2 at 1", "error server is gone");
    }

    @Test
    void aHeldFeed_waits_andAClosedOneEnds() throws Exception {
        Twice live = new Twice();
        Setting first = live.start();
        LiveFeed feed = feed(live);
        assertThat(feed.toggle()).isTrue();
        feed.first(first);
        assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(feed.toggle()).isFalse();
        assertThat(take()).isEqualTo("begin episode 1 at 1");
        feed.close();
        String last = take();
        while (!last.equals("closed")) {
            assertThat(last).isIn("2", "3");
            last = take();
        }
    }

    private LiveFeed feed(Live live) {
        return new LiveFeed(
                live,
                (setting, moment) -> heard.add("begin " + setting.title() + " at " + Math.round(moment.time() / 0.02)),
                moment -> heard.add(Long.toString(Math.round(moment.time() / 0.02))),
                message -> heard.add("error " + message));
    }

    private String take() throws InterruptedException {
        String next = heard.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("what the window hears next").isNotNull();
        return String.valueOf(next);
    }

    private static Moment moment(int step) {
        return new Moment(0.02 * step, new double[0], new double[0][], List.of(), Moment.NONE, List.of(), "");
    }
}
