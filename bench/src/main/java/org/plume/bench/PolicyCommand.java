package org.plume.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plume.bench.peer.Peer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One request for 64 trajectories of 16 steps by 8 network evaluations, on one thread. */
@Command(
        name = "policy",
        description = "64 trajectories x 16 steps by 8 network evaluations, one request.",
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Callable<Integer> {

    @Mixin
    final PeerOption peer = new PeerOption();

    @Mixin
    final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        output.check();
        Map<String, Object> report = output.head("policy");
        List<Map<String, Object>> rows = new ArrayList<>();
        Optional<Peer> started = peer.start("policy.py");
        try (Scratch scratch = new Scratch()) {
            for (Subject subject : Subject.ALL) {
                try (Sampling sampling = new Sampling(subject, scratch, output.seed())) {
                    Row row = new Row(subject.title(), subject.samplingTarget());
                    row.put("trajectories", Sampling.ROWS);
                    row.put("steps", Untrained.HORIZON);
                    row.put("networkEvaluations", Untrained.EVALUATIONS);
                    row.put("threads", 1);
                    if (started.isPresent()) {
                        row.peer(sampling.teach(started.get()));
                        row.put("largestDifference", sampling.difference(started.get()));
                    }
                    row.measure(sampling::draw, started.map(p -> p.task(sampling.name())), peer);
                    started.ifPresent(p -> row.plainly(sampling::draw, p.task(sampling.name() + " plain"), peer));
                    rows.add(row.json());
                    row.print(output.text());
                }
            }
            started.ifPresent(p -> report.put("peer", p.versions()));
        } finally {
            started.ifPresent(Peer::close);
        }
        report.put("rows", rows);
        output.write(report);
        return 0;
    }
}
