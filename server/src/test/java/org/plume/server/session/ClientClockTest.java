package org.plume.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.generative.Streams;

class ClientClockTest {

    private static final long MS = 1_000_000;

    /** Server's clock - client's clock. */
    private static final long OFFSET = -5_000_000 * MS;

    private static final Offset<Double> CLOSE = within(0.7 * MS);

    /** Whatever the offset, an observation that waited 80 ms at the client is found to be 80 ms older than the fastest. */
    @Test
    void everyOffset_isFoundFromTheFastestMessage() {
        RandomGenerator rng = new Streams(1).at(0);
        ClientClock clock = new ClientClock();
        long now = 0;
        for (int i = 0; i < 200; i++) {
            now += 20 * MS;
            long way = MS + (long) (3 * MS * -Math.log(1 - rng.nextDouble()));
            clock.heard(now - way - OFFSET, now);
        }
        long seen = now - 80 * MS - OFFSET;

        assertThat((double) clock.age(seen, now)).isCloseTo(79.0 * MS, CLOSE);
        assertThat(clock.error()).isEmpty();
    }

    /** With both ways of 1 ms at best and 3 ms more of waiting, the estimate is right within its own error. */
    @Test
    void anEcho_boundsTheOffsetFromTheOtherSide() {
        RandomGenerator rng = new Streams(1).at(0);
        ClientClock clock = new ClientClock();
        long now = 0;
        for (int i = 0; i < 200; i++) {
            long answered = now;
            long back = MS + (long) (3 * MS * -Math.log(1 - rng.nextDouble()));
            long there = MS + (long) (3 * MS * -Math.log(1 - rng.nextDouble()));
            now += 20 * MS;
            clock.heard(now - there - OFFSET, now);
            clock.echoed(answered, answered + back - OFFSET, now);
        }
        double error = clock.error().orElseThrow();

        assertThat(error).isCloseTo(1.0 * MS, CLOSE);
        assertThat((double) clock.age(now - 80 * MS - OFFSET, now)).isCloseTo(80.0 * MS, within(error));
    }

    /** By a jump either way; the message of the jump itself may be taken for an old one. */
    @ParameterizedTest
    @ValueSource(longs = {-180_000, -100, 100, 180_000})
    void aClockThatIsSet_isFollowedFromTheNextEchoOn(long jumpMs) {
        ClientClock clock = new ClientClock();
        long offset = OFFSET;
        long answered = 0;
        long received = MS - offset;
        long now = 0;
        for (int i = 0; i < 100; i++) {
            now += 20 * MS;
            offset = i < 50 ? OFFSET : OFFSET - jumpMs * MS;
            long seen = now - 2 * MS - offset;
            clock.heard(seen, now);
            clock.echoed(answered, received, now);
            if (i != 50) {
                assertThat((double) clock.age(seen, now)).as("message %d", i).isBetween(0.0, 4.0 * MS);
                assertThat((double) clock.age(seen - 80 * MS, now)).isBetween(80.0 * MS, 84.0 * MS);
            }
            answered = now;
            received = now + MS - offset;
        }
        assertThat(clock.error()).hasValue(1_500_000);
    }

    /** Old bounds are forgotten, so that clocks may drift: here by 50 parts in a million for 20 minutes. */
    @Test
    void drift_isFollowed() {
        ClientClock clock = new ClientClock();
        long now = 0;
        double drift = 1 - 5e-5;
        for (int i = 0; i < 12_000; i++) {
            now += 100 * MS;
            clock.heard((long) ((now - MS) * drift), now);
        }
        long seen = (long) ((now - 51 * MS) * drift);

        assertThat((double) clock.age(seen, now)).isCloseTo(50.0 * MS, within(2.0 * MS));
    }
}
