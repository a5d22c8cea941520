package org.plume.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.plume.bench.peer.Contender;
import org.plume.bench.peer.Peer;
import org.plume.generative.Streams;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.Alphabet;
import picocli.CommandLine.Command;

/** Sequences of 82 columns, 64 at once and one alone, on one thread; and all single mutants of a sequence. */
@Command(
        name = "protein",
        description = "Sequences of 82 residues, 64 at once and one alone; all single mutants of one.",
        mixinStandardHelpOptions = true)
final class ProteinCommand extends PeerCommand {

    /** Of about five million parameters, most of which say how columns depend on columns. */
    private static final CausalMixer LARGE = Generating.network(128, 128, 6, 128);

    /** As a family is trained unless told otherwise. */
    private static final CausalMixer USUAL = Generating.network(64, 128, 3, 16);

    ProteinCommand() {
        super("protein");
    }

    @Override
    void measure(Optional<Peer> started, Scratch scratch, List<Map<String, Object>> rows) {
        rows.add(generation(64, 1 / 1.3, started, scratch));
        rows.add(generation(1, 1 / 3.0, started, scratch));
        rows.add(mutants());
    }

    private Map<String, Object> generation(int together, double target, Optional<Peer> started, Scratch scratch) {
        try (Generating generating = new Generating(LARGE, together, output.seed())) {
            Row row = new Row(together == 1 ? "one sequence" : together + " sequences", target);
            row.put("sequences", together);
            row.put("residues", together * Generating.COLUMNS);
            row.put("parameters", generating.member().model().parameters());
            row.put("threads", 1);
            started.ifPresent(p -> {
                row.peer(generating.teach(p, scratch));
                row.put("largestDifference", generating.difference(p, scratch));
            });
            row.measure(generating::draw, started.map(p -> p.task(generating.name())), peer);
            row.print(output.text());
            return row.json();
        }
    }

    /** The peer of this one is our own score of each mutant in full. */
    private Map<String, Object> mutants() {
        try (Generating generating = new Generating(USUAL, 1, output.seed())) {
            RandomGenerator rng = new Streams(output.seed()).at(0);
            byte[] wild = new byte[Generating.COLUMNS];
            for (int c = 0; c < wild.length; c++) {
                wild[c] = (byte) rng.nextInt(Alphabet.SIZE);
            }
            Mutating mutating = new Mutating(generating.member(), wild);
            Row row = new Row(mutating.size() + " mutants, in full", 1 / 1.8);
            row.put("mutants", mutating.size());
            row.put("parameters", generating.member().model().parameters());
            row.put("threads", 1);
            row.put("peerForm", "ours, each in full, 16 at once");
            row.measure(mutating::shared, Optional.of(Contender.of(mutating::full)), peer);
            row.print(output.text());
            return row.json();
        }
    }
}
