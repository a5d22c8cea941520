package org.plume.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plume.policy.plan.DelayedHorizon.Joining;
import org.plume.policy.plan.Planner;
import org.plume.policy.plan.Seam;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the chunks of a policy join when its answers come late. */
@Command(
        name = "seams",
        description = "Jump and jerk where chunks join, success and entropy, when answers come some steps late.",
        mixinStandardHelpOptions = true)
final class EvaluateSeamsCommand implements Callable<Integer> {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:\\.\\.(\\d{1,3}))?");

    /** LeRobot's share of the old chunk. */
    private static final double AVERAGED = 0.3;

    /** How chunks join. */
    enum Kind {
        replace(Seam.REPLACE, 0),
        average(Seam.REPLACE, AVERAGED),
        guided(Seam.GUIDED, 0),
        inpaint(Seam.INPAINT, 0);

        private final Seam seam;
        private final double old;

        Kind(Seam seam, double old) {
            this.seam = seam;
            this.old = old;
        }
    }

    @Option(names = "--task", defaultValue = "avoiding", description = "default: ${DEFAULT-VALUE}")
    String task = "";

    @Mixin
    final DriverOptions driver = new DriverOptions();

    @Option(names = "--delay", defaultValue = "0..8", description = "steps, or a range (default: ${DEFAULT-VALUE})")
    String delay = "";

    @Option(
            names = "--seam",
            split = ",",
            defaultValue = "replace,average,guided,inpaint",
            description = "of ${COMPLETION-CANDIDATES} (default: all)")
    List<Kind> seams = List.of();

    @Option(
            names = "--seam-horizon",
            defaultValue = "16",
            description = "step ahead from which on a guided chunk is free (default: ${DEFAULT-VALUE})")
    int horizon;

    @Option(names = "--episodes", defaultValue = "480", description = "of each row (default: ${DEFAULT-VALUE})")
    int episodes;

    @Option(names = "--seeds", defaultValue = "6", description = "groups of episodes (default: ${DEFAULT-VALUE})")
    int seeds;

    @Option(names = "--seed", defaultValue = "0", description = "of the first group (default: ${DEFAULT-VALUE})")
    long seed;

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        Task chosen = Tasks.named(task);
        if (seeds < 1 || episodes % seeds != 0) {
            throw new IllegalArgumentException(
                    "--episodes must be a multiple of --seeds = " + seeds + ", was " + episodes);
        }
        if (driver.server != null) {
            throw new IllegalArgumentException(
                    "--server must not be given: answers are made late in this process, was " + driver.server);
        }
        Evaluation evaluation = new Evaluation(chosen, new Study(seed, seeds, episodes / seeds, driver.threads()));
        List<Report> rows = new ArrayList<>();
        List<Map<String, Object>> results = new ArrayList<>();
        String name = driver.model(task);
        try (LocalDriver model = driver.local(name, task, new ArmOptions())) {
            for (int d : delays()) {
                for (Kind kind : seams) {
                    Joining joining = new Joining(kind.seam, kind.old, d, horizon);
                    Report report = evaluation.of(new SeamDriver(
                            new Planner(model.policy()),
                            kind.name(),
                            joining,
                            driver.alone,
                            driver.samples(),
                            driver.evaluations,
                            driver.weights(task)));
                    rows.add(report);
                    results.add(row(kind, d, report));
                }
            }
        }
        json.text()
                .println(chosen.provenance() + ", " + name + ", " + driver.describe() + ", seed " + seed
                        + ", 95 % intervals; jump in m/s, jerk in m/s^3");
        Report.print(json.text(), rows);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", task);
        result.put("model", name);
        result.put("provenance", chosen.provenance());
        result.put("driver", driver.json(task));
        result.put("seed", seed);
        result.put("seamHorizon", horizon);
        result.put("rows", results);
        json.write(result);
        return 0;
    }

    private static Map<String, Object> row(Kind kind, int delay, Report report) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seam", kind.name());
        row.put("delay", delay);
        row.putAll(report.json());
        return row;
    }

    private List<Integer> delays() {
        Matcher matcher = RANGE.matcher(delay);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--delay must read 4 or 0..8, was " + delay);
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        List<Integer> delays = new ArrayList<>();
        for (int d = first; d <= last; d++) {
            delays.add(d);
        }
        if (delays.isEmpty()) {
            throw new IllegalArgumentException("--delay must grow, was " + delay);
        }
        return delays;
    }
}
