package org.plume.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plume.bench.peer.Peer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ensembles of 50 members x 10 leads of a pressure grid on one thread, lead by lead, and the memory of {@code sample weather} for few members and for many. */
@Command(
        name = "weather",
        description = "50 members x 10 leads of a pressure grid; peak memory of 500 members beside 50.",
        mixinStandardHelpOptions = true)
final class WeatherCommand extends PeerCommand {

    /** Members a second over the peer's. */
    private static final double SPEED = 1.3;

    private static final double MEMORY = 1.1;

    @Option(names = "--no-memory", description = "leave the memory out")
    boolean withoutMemory;

    WeatherCommand() {
        super("weather");
    }

    @Override
    void measure(Optional<Peer> started, Scratch scratch, List<Map<String, Object>> rows) throws IOException {
        try (Forecasting forecasting = new Forecasting(scratch, output.seed())) {
            Row row = new Row("a lead of 50 members", 1 / SPEED);
            row.put("members", Forecasting.MEMBERS);
            row.put("leads", Forecasting.LEADS);
            row.put("threads", 1);
            if (started.isPresent()) {
                row.peer(forecasting.teach(started.get()));
                row.put("largestDifference", forecasting.difference(started.get()));
            }
            row.measure(forecasting::advance, started.map(p -> p.task(Forecasting.NAME)), peer);
            double ms = (double) row.json().getOrDefault("ms", Double.NaN);
            row.put("membersPerSecond", 1000 * Forecasting.MEMBERS / (ms * Forecasting.LEADS));
            if (started.isPresent()) {
                row.put("speedOfPeer", 1 / (double) row.json().getOrDefault("ratioToPeer", Double.NaN));
            }
            rows.add(row.json());
            row.print(output.text());
            if (!withoutMemory) {
                rows.add(memory(scratch, forecasting));
            }
        }
    }

    private Map<String, Object> memory(Scratch scratch, Forecasting forecasting) throws IOException {
        Path data = scratch.at("states.nc");
        PeakMemory peak = new PeakMemory(forecasting, data);
        double few = peak.of(scratch.at("few.nc"), Forecasting.MEMBERS);
        double many = peak.of(scratch.at("many.nc"), 10 * Forecasting.MEMBERS);
        Row row = new Row("memory of 500 members", MEMORY);
        row.put("peakMiB50", few);
        row.put("peakMiB500", many);
        row.put("ratio", many / few);
        row.put("target", MEMORY);
        row.put("met", many / few <= MEMORY);
        output.text()
                .printf(
                        Locale.ROOT,
                        "%-24s %8.0f MiB   of 50 members %8.0f MiB   ratio %.3f   target <= %.2f: %s%n",
                        "memory of 500 members",
                        many,
                        few,
                        many / few,
                        MEMORY,
                        many / few <= MEMORY ? "met" : "missed");
        return row.json();
    }
}
