package org.plume.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {

    private final AtomicInteger count = new AtomicInteger();
    private long work = -1000;
    private final SessionRegistry<String> registry =
            new SessionRegistry<>(2, () -> "s" + count.incrementAndGet(), (session, now) -> work);

    @Test
    void everyLease_lastsFromTheLastMessage() {
        String name = registry.open("robot", 100, 0);
        assertThat(name).isEqualTo("s1");
        assertThat(registry.heard("s1", 90)).isEqualTo("robot");
        assertThat(registry.expire(190)).isEmpty();
        assertThat(registry.heard("s1", 191)).isNull();
        assertThat(registry.expire(191)).containsExactly("robot");
        assertThat(registry.size()).isZero();
        assertThat(registry.heard("s1", 192)).isNull();
    }

    @Test
    void everyLease_lastsFromTheLastWorkToo() {
        registry.open("robot", 100, 0);
        work = 150;
        assertThat(registry.expire(250)).isEmpty();
        assertThat(registry.heard("s1", 250)).isEqualTo("robot");
        assertThat(registry.expire(351)).containsExactly("robot");
    }

    @Test
    void theNumberOfSessions_isBounded_andOneThatIsClosedMakesRoom() {
        registry.open("a", 100, 0);
        registry.open("b", 100, 0);
        assertThat(registry.open("c", 100, 0)).isNull();
        registry.close("s1");
        assertThat(registry.open("c", 100, 0)).isEqualTo("s3");
        assertThat(registry.all()).containsExactly("b", "c");
    }
}
