package org.plume.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void contenders_takeTurns_andWhoBeginsChanges() {
        List<String> order = new ArrayList<>();
        Contender ours = time -> add(order, "o", 2);
        Contender peer = time -> add(order, "p", 4);
        Comparison both = Comparison.run(ours, peer, 6, Duration.ofMillis(1));
        assertThat(String.join("", order)).isEqualTo("op" + "oppo".repeat(3));
        assertThat(both.wallRatio().value()).isEqualTo(0.5);
        assertThat(both.cpuRatio().value()).isEqualTo(0.5);
    }

    private static Block add(List<String> order, String who, double ms) {
        order.add(who);
        return new Block(ms, ms, 1);
    }
}
