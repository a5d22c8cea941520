package org.plume.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plume.bench.peer.Peer;
import picocli.CommandLine.Command;

/** One request for 64 trajectories of 16 steps by 8 network evaluations, on one thread. */
@Command(
        name = "policy",
        description = "64 trajectories x 16 steps by 8 network evaluations, one request.",
        mixinStandardHelpOptions = true)
final class PolicyCommand extends PeerCommand {

    PolicyCommand() {
        super("policy");
    }

    @Override
    void measure(Optional<Peer> started, Scratch scratch, List<Map<String, Object>> rows) {
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
    }
}
