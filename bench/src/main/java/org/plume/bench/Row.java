package org.plume.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plume.bench.peer.Comparison;
import org.plume.bench.peer.Contender;
import org.plume.sim.Estimate;

/** One line of a table: our time, and beside a peer the ratio, which is to be at most the target. */
final class Row {

    private final String title;
    private final double target;
    private final Map<String, Object> json = new LinkedHashMap<>();
    private String text = "";

    Row(String title, double target) {
        this.title = title;
        this.target = target;
        json.put("name", title);
    }

    void put(String key, Object value) {
        json.put(key, value);
    }

    /** What the peer said of its forms. */
    void peer(JsonNode answer) {
        json.put("peerForm", answer.path("form"));
        json.put("peerFormsMs", answer.path("forms"));
    }

    /** Runs the task in turns with the peer's, or alone. */
    void measure(Runnable task, Optional<Contender> peer, PeerOption option) {
        Contender ours = Contender.of(task);
        Comparison both = Comparison.run(ours, peer.orElse(ours), option.pairs, Duration.ofMillis(option.millis));
        Estimate wall = both.of(p -> p.ours().wallMs());
        Output.put(json, "ms", wall);
        Output.put(json, "cpuMs", both.of(p -> p.ours().cpuMs()));
        text = String.format(Locale.ROOT, "%-24s %8.3f ms", title, wall.value());
        json.put("pairs", option.pairs);
        json.put("blockMs", option.millis);
        if (peer.isEmpty()) {
            return;
        }
        Estimate peers = both.of(p -> p.peers().wallMs());
        Estimate ratio = both.wallRatio();
        Estimate cpu = both.cpuRatio();
        Output.put(json, "peerMs", peers);
        Output.put(json, "peerCpuMs", both.of(p -> p.peers().cpuMs()));
        Output.put(json, "ratioToPeer", ratio);
        Output.put(json, "cpuRatioToPeer", cpu);
        json.put("target", target);
        json.put("met", ratio.value() <= target);
        text += String.format(
                Locale.ROOT,
                "   peer %8.3f ms   ratioToPeer %.3f [%.3f, %.3f]   by processor time %.3f   target <= %.2f: %s",
                peers.value(),
                ratio.value(),
                ratio.low(),
                ratio.high(),
                cpu.value(),
                target,
                ratio.value() <= target ? "met" : "missed");
    }

    /** The same beside a peer that is written plainly: no target, for comparison with what is published. */
    void plainly(Runnable task, Contender peer, PeerOption option) {
        Comparison both = Comparison.run(Contender.of(task), peer, option.pairs, Duration.ofMillis(option.millis));
        Estimate ratio = both.wallRatio();
        Output.put(json, "plainPeerMs", both.of(p -> p.peers().wallMs()));
        Output.put(json, "ratioToPlainPeer", ratio);
        text += String.format(
                Locale.ROOT, "   to a plain peer %.3f [%.3f, %.3f]", ratio.value(), ratio.low(), ratio.high());
    }

    void print(PrintStream out) {
        out.println(text);
    }

    Map<String, Object> json() {
        return json;
    }
}
