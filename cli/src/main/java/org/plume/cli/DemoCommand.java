package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.plan.Policy;
import org.plume.server.PlumeServer;
import org.plume.server.ServedModels;
import org.plume.server.ServerOptions;
import org.plume.sim.DemonstrationReplay;
import org.plume.sim.EpisodeResult;
import org.plume.sim.EpisodeTable;
import org.plume.sim.Latency;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.TaskStatistics;
import org.plume.sim.Tasks;
import org.plume.sim.TrajectoryFile;
import org.plume.sim.view.Display;
import org.plume.sim.view.NoDisplayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job on the built-in models: serve, drive over gRPC, measure beside baselines, draw. */
@Command(
        name = "demo",
        description =
                "Serve the built-in models, drive tasks and forecast over gRPC, draw proteins, print tables and pictures.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final int SAMPLES = 16;
    private static final int SHOWN = 64;
    private static final int AVOIDING_EPISODES = 48;
    private static final int REACH_EPISODES = 16;

    @Option(
            names = "--out",
            defaultValue = "plume-demo",
            paramLabel = "DIR",
            description = "where everything goes (default: ${DEFAULT-VALUE})")
    Path out = Path.of("");

    @Option(names = "--episodes", paramLabel = "N", description = "of each task (default: 48 of avoiding, 16 of reach)")
    @Nullable
    Integer episodes;

    @Option(names = "--seed", defaultValue = "0", description = "same seed, same episodes (default: ${DEFAULT-VALUE})")
    long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (episodes != null && episodes < 1) {
            throw new IllegalArgumentException("--episodes must be >= 1, was " + episodes);
        }
        Folders.writable("--out", out);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", seed);
        List<Object> tasks = new ArrayList<>();
        try (PlumeServer server =
                PlumeServer.start(ServerOptions.DEFAULT.at("127.0.0.1", 0), ServedModels.open(Folders.models()))) {
            String address = "127.0.0.1:" + server.port();
            System.out.println("serving the built-in models on " + address);
            tasks.add(drive(Tasks.named("avoiding"), episodes == null ? AVOIDING_EPISODES : episodes, address));
            tasks.add(drive(Tasks.named("reach"), episodes == null ? REACH_EPISODES : episodes, address));
            tasks.add(new WeatherDemo(out, seed).run(address, System.out));
        }
        json.put("tasks", tasks);
        json.put("proteins", ProteinDemo.run(out, seed, System.out));
        JsonOption.write(out.resolve("demo.json"), json);
        boolean drawn = draw();
        System.out.println("everything is in " + out + (drawn ? "" : ", but for the pictures"));
        return drawn ? 0 : 1;
    }

    private Map<String, @Nullable Object> drive(Task task, int count, String address) throws IOException {
        Study study = Study.of(seed, count, Runtime.getRuntime().availableProcessors());
        CostWeights weights = DriverOptions.weights(DriverOptions.usual(task.name()));
        Evaluation evaluation = new Evaluation(task, study);
        Report report;
        try (Driver remote = new RemoteDriver(address, task.name() + "-flow", false, SAMPLES, 0, weights)) {
            report = remote(task, study, remote);
        }
        List<Report> rows = new ArrayList<>(List.of(report));
        var expert = task.expert();
        if (expert.isPresent()) {
            rows.add(evaluation.of(
                    "open-loop replay of a random demonstration",
                    new DemonstrationReplay(task, expert.get().demonstrate(48, done -> {}, seed + 1))));
        }
        try (Driver cloning = new LocalDriver(
                Policy.load(ModelFolder.open(DriverOptions.folder(task.name() + "-bc"))), true, 1, 0, weights)) {
            rows.add(evaluation.of(cloning).named(cloning.name() + ", alone"));
        }
        System.out.println();
        System.out.println(task.name() + " (" + task.provenance() + "), K = " + SAMPLES
                + " over gRPC, known obstacles as hard limits, the chosen mode kept; 95 % intervals");
        Report.print(System.out, rows);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("task", task.name());
        json.putAll(report.json());
        json.put(
                "baselines",
                rows.subList(1, rows.size()).stream().map(Report::json).toList());
        return json;
    }

    /** The study proper, kept for the pictures. */
    private Report remote(Task task, Study study, Driver driver) throws IOException {
        Latency latency = new Latency();
        List<EpisodeResult> results;
        try (ConsoleProgress progress = new ConsoleProgress(driver.name(), study.size())) {
            long[] done = {0};
            results = study.run(
                    task,
                    latency.timing(driver.controllers(task)),
                    r -> progress.at(++done[0], r.outcome().text()));
        }
        keep(task, results, task.name() + "-study");
        return new Report(
                driver.name(), TaskStatistics.of(task, results, seed), latency, driver.evaluations(), Map.of());
    }

    private void keep(Task task, List<EpisodeResult> results, String folder) throws IOException {
        Path target = Folders.writable("--out", out.resolve(folder));
        EpisodeTable.write(target.resolve("episodes.csv"), task, results);
        TrajectoryFile.write(target.resolve("trajectories.jsonl"), task, results);
    }

    private boolean draw() throws IOException, InterruptedException {
        try {
            for (String[] view : views()) {
                List<String> arguments = List.of(view);
                int status = Display.present() ? Plume.run(view) : Display.rerun(Plume.class, arguments);
                if (status != 0) {
                    return false;
                }
            }
            return true;
        } catch (NoDisplayException e) {
            System.err.println("plume: no pictures: " + e.getMessage());
            return false;
        }
    }

    private List<String[]> views() {
        String samples = Integer.toString(SHOWN);
        String start = Long.toString(seed);
        return List.of(
                view("--replay", file("avoiding-study"), "--png", file("avoiding-episodes.png")),
                view(
                        "--task",
                        "avoiding",
                        "--samples",
                        samples,
                        "--seed",
                        start,
                        "--png",
                        file("avoiding.png"),
                        "--gif",
                        file("avoiding.gif")),
                view("--task", "reach", "--samples", samples, "--seed", start, "--png", file("reach.png")));
    }

    private String file(String name) {
        return out.resolve(name).toString();
    }

    private static String[] view(String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "view";
        System.arraycopy(options, 0, all, 1, options.length);
        return all;
    }
}
