package org.plume.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plume.bench.peer.Peer;
import picocli.CommandLine.Mixin;

/** A benchmark whose rows may stand beside a peer's: starts the peer, gathers the rows, writes the report. */
abstract class PeerCommand implements Callable<Integer> {

    private final String name;

    @Mixin
    final PeerOption peer = new PeerOption();

    @Mixin
    final Output output = new Output();

    /** @param name of the report, and of the peer's script */
    PeerCommand(String name) {
        this.name = name;
    }

    /**
     * Measures and prints every row.
     *
     * @param started the peer; empty where ours is measured alone
     * @param scratch for files that both read
     * @param rows each is added as soon as it is measured
     */
    abstract void measure(Optional<Peer> started, Scratch scratch, List<Map<String, Object>> rows) throws IOException;

    @Override
    public final Integer call() throws IOException {
        output.check();
        Map<String, Object> report = output.head(name);
        List<Map<String, Object>> rows = new ArrayList<>();
        Optional<Peer> started = peer.start(name + ".py");
        try (Scratch scratch = new Scratch()) {
            measure(started, scratch, rows);
            started.ifPresent(p -> report.put("peer", p.versions()));
        } finally {
            started.ifPresent(Peer::close);
        }
        report.put("rows", rows);
        output.write(report);
        return 0;
    }
}
