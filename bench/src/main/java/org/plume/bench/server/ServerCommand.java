package org.plume.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.bench.Output;
import org.plume.bench.Scratch;
import org.plume.bench.Subject;
import org.plume.bench.Untrained;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A server under load, from another process. */
@Command(
        name = "server",
        description = "A server under load: own share, sharing, overload, abuse, soak, start.",
        mixinStandardHelpOptions = true)
public final class ServerCommand implements Callable<Integer> {

    private static final Path HOME = Path.of(System.getProperty("plume.home", "."));

    @Option(
            names = "--span",
            defaultValue = "10s",
            paramLabel = "TIME",
            converter = Time.class,
            description = "of one measurement (default: ${DEFAULT-VALUE})")
    Duration span = Duration.ZERO;

    @Option(
            names = "--warm",
            defaultValue = "30s",
            paramLabel = "TIME",
            converter = Time.class,
            description = "how long both compilers work before anything counts (default: ${DEFAULT-VALUE})")
    Duration warmth = Duration.ZERO;

    @Option(
            names = "--overload",
            defaultValue = "60s",
            paramLabel = "TIME",
            converter = Time.class,
            description = "how long to overload (default: ${DEFAULT-VALUE})")
    Duration overload = Duration.ZERO;

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            converter = Time.class,
            description = "soak this long too, for instance 15m")
    @Nullable
    Duration soak;

    @Option(names = "--workers", description = "threads that compute in the server (default: its own)")
    @Nullable
    Integer workers;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ROW",
            description = "own, gain, steady, beside, overload, abuse, bad, start, soak")
    @Nullable
    List<String> only;

    @Mixin
    final Output output = new Output();

    /** 90s, 15m, 500ms. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return text.endsWith("ms")
                        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                        : Duration.parse("PT" + text);
            } catch (RuntimeException e) {
                throw new TypeConversionException("a time must read 500ms, 90s or 15m, was " + text);
            }
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        output.check();
        Map<String, Object> report = output.head("server");
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            Path models = scratch.at("models");
            for (Subject subject : List.of(Subject.MLP, Subject.UNET)) {
                Untrained.write(
                        models.resolve(subject.name()),
                        subject.name(),
                        Untrained.describe(subject.network()),
                        output.seed());
            }
            try (ServerProcess server = ServerProcess.start(HOME, models, workers);
                    Client client = new Client(server.address(), 4)) {
                Bed bed = new Bed(HOME, models, server, client, span, overload);
                warm(bed);
                for (Trial trial : trials()) {
                    Hiccups hiccups = new Hiccups();
                    Finding finding = trial.measure(bed).with("hiccups", hiccups.numbers());
                    output.text().println(finding);
                    rows.add(finding.json());
                }
                head(report, bed.known());
            }
        }
        report.put("rows", rows);
        output.write(report);
        return 0;
    }

    private List<Trial> trials() {
        Map<String, List<Trial>> all = new LinkedHashMap<>();
        all.put("own", List.of(new OwnShare()));
        all.put("gain", List.of(new Gain(Bed.MLP, 4), new Gain(Bed.UNET, 0)));
        all.put("steady", List.of(new Steady()));
        all.put("beside", List.of(new Beside()));
        all.put("overload", List.of(new Overload()));
        all.put("abuse", List.of(new Abuse()));
        all.put("bad", List.of(new BadInput()));
        all.put("start", List.of(new Start()));
        if (soak != null) {
            all.put("soak", List.of(new Soak(soak)));
        }
        if (only != null && !all.keySet().containsAll(only)) {
            throw new IllegalArgumentException("--only must name some of " + all.keySet() + ", was " + only);
        }
        List<Trial> chosen = new ArrayList<>();
        all.forEach((name, trials) -> {
            if (only == null || only.contains(name)) {
                chosen.addAll(trials);
            }
        });
        return chosen;
    }

    /** Lets the compilers of both processes work before anything is counted. */
    private void warm(Bed bed) {
        for (String model : List.of(Bed.UNET, Bed.MLP)) {
            for (int robots : new int[] {1, 32, 8}) {
                Load load = Traffic.closedLoop(
                        bed.client(), Requests.of(model, 1), robots, warmth.dividedBy(6), Bed.PATIENCE);
                if (load.answered() == 0) {
                    throw new IllegalStateException("the server answered nothing but " + load.outcomes());
                }
            }
            Robot.drive(bed.client(), model, 20, Duration.ofSeconds(1));
        }
    }

    private static void head(Map<String, Object> report, Map<String, Double> known) {
        Double p50 = known.get("overheadP50");
        Double p99 = known.get("overheadP99");
        Double gain = known.get("gain");
        if (p50 != null && p99 != null) {
            report.put("overheadMs", Map.of("p50", p50, "p99", p99));
        }
        if (gain != null) {
            report.put("throughputGain32", gain);
        }
    }
}
