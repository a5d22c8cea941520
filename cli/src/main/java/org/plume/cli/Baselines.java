package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Demonstrations;
import org.plume.sim.DemonstrationReplay;
import org.plume.sim.Task;
import picocli.CommandLine.Option;

/** What stands beside a policy: the replay of demonstrations, the built-in behaviour cloning, and models that one names. */
final class Baselines {

    static final String REPLAY = "open-loop replay of a random demonstration";

    private static final int REPLAYED = 480;
    private static final String CLONING = "-bc";

    @Option(names = "--data", paramLabel = "F.csv", description = "what is replayed (default: the expert's)")
    @Nullable
    Path data;

    @Option(
            names = "--baseline",
            paramLabel = "M",
            description = "one more model beside it, for instance of --method gmm; may be repeated")
    List<String> named = new ArrayList<>();

    @Option(names = "--no-baselines", description = "the model alone; for tuning, not for results")
    boolean none;

    /** Everything that is to stand beside, opened. */
    List<Driver> open(String task, DriverOptions options, SceneOptions scenes) {
        if (none) {
            if (!named.isEmpty()) {
                throw new IllegalArgumentException(
                        "--no-baselines must not be given with --baseline, was with " + named);
            }
            return List.of();
        }
        List<String> models = new ArrayList<>();
        if (!scenes.arm.given()) {
            models.add(task + CLONING);
        }
        models.addAll(named);
        List<Driver> drivers = new ArrayList<>();
        try {
            for (String model : models) {
                drivers.add(options.local(model, task, scenes.arm));
            }
        } catch (RuntimeException e) {
            drivers.forEach(Driver::close);
            throw e;
        }
        return drivers;
    }

    /** Who replays; null where there is nothing to replay. */
    @Nullable
    DemonstrationReplay replay(Task task, long seed) throws IOException {
        if (none) {
            return null;
        }
        if (data != null) {
            return new DemonstrationReplay(task, Demonstrations.read(data, Columns.of(task)));
        }
        return task.expert()
                .map(expert -> new DemonstrationReplay(task, expert.demonstrate(REPLAYED, done -> {}, seed)))
                .orElse(null);
    }
}
