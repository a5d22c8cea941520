package org.plume.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plume.bench.peer.Comparison;
import org.plume.bench.peer.Contender;
import org.plume.bench.peer.Peer;
import org.plume.sim.Estimate;
import org.plume.training.dl4j.SameDiffEngine;
import org.plume.training.onnx.OnnxEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One training step on one thread: the default engine beside the peer, then Deeplearning4j's beside the default one. */
@Command(
        name = "training",
        description = "One training step: forward, backward, clipping, AdamW, moving average of the weights.",
        mixinStandardHelpOptions = true)
final class TrainingCommand extends PeerCommand {

    private static final double TARGET = 1.3;
    private static final int SAME_DIFF_PAIRS = 7;

    @Option(names = "--no-dl4j", description = "leave Deeplearning4j's engine out")
    boolean withoutSameDiff;

    TrainingCommand() {
        super("training");
    }

    @Override
    void measure(Optional<Peer> started, Scratch scratch, List<Map<String, Object>> rows) {
        for (Subject subject : Subject.ALL) {
            try (Learning learning = new Learning(subject, new OnnxEngine(), output.seed())) {
                Row row = new Row(subject.title(), TARGET);
                row.put("batch", subject.batch());
                row.put("engine", OnnxEngine.NAME);
                row.put("threads", 1);
                List<Double> losses = learning.first();
                if (started.isPresent()) {
                    row.peer(learning.teach(started.get(), scratch, losses));
                }
                row.measure(learning::step, started.map(p -> p.task(learning.name())), peer);
                row.print(output.text());
                if (!withoutSameDiff) {
                    row.put(SameDiffEngine.NAME, sameDiff(subject, learning, output.text()));
                }
                rows.add(row.json());
            }
        }
    }

    /** Deeplearning4j's engine in turns with the default one. */
    private Map<String, Object> sameDiff(Subject subject, Learning ours, PrintStream out) {
        try (Learning other = new Learning(subject, new SameDiffEngine(), output.seed())) {
            other.first();
            Comparison both = Comparison.run(
                    Contender.of(other::step),
                    Contender.of(ours::step),
                    SAME_DIFF_PAIRS,
                    Duration.ofMillis(peer.millis));
            Map<String, Object> json = new LinkedHashMap<>();
            Estimate wall = both.of(p -> p.ours().wallMs());
            Estimate ratio = both.wallRatio();
            Output.put(json, "ms", wall);
            Output.put(json, "ratioToDefaultEngine", ratio);
            out.printf(
                    Locale.ROOT,
                    "%-24s %8.3f ms   Deeplearning4j's engine, %.1f times the default one%n",
                    subject.title(),
                    wall.value(),
                    ratio.value());
            return json;
        }
    }
}
