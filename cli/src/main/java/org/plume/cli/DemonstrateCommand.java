package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Demonstrations;
import org.plume.sim.Expert;
import org.plume.sim.Rehearsal;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Expert demonstrations, as CSV with the scenes beside it. */
@Command(
        name = "demonstrate",
        description = "Write demonstrations of a task's expert, or disturbed replays of given ones.",
        mixinStandardHelpOptions = true)
final class DemonstrateCommand implements Callable<Integer> {

    @Option(names = "--task", required = true, description = "avoiding or reach")
    String task = "";

    @Option(names = "--episodes", defaultValue = "480", description = "how many (default: ${DEFAULT-VALUE})")
    int episodes;

    @Option(names = "--seed", defaultValue = "0", description = "same seed, same file (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--replay",
            paramLabel = "F.csv",
            description = "repeat these in the simulator instead, each once as it is and --copies times disturbed")
    @Nullable
    Path replay;

    @Option(
            names = "--copies",
            defaultValue = "12",
            description = "disturbed replays of each (default: ${DEFAULT-VALUE})")
    int copies;

    @Option(names = "--out", required = true, paramLabel = "F.csv", description = "gzip when it ends in .gz")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (episodes < 1) {
            throw new IllegalArgumentException("--episodes must be >= 1, was " + episodes);
        }
        Task chosen = Tasks.named(task);
        Folders.writableFile("--out", out);
        Demonstrations shown = replay == null ? demonstrate(chosen) : rehearse(chosen, replay);
        shown.write(out);
        System.err.println(shown.episodes().size() + " demonstrations, " + shown.steps() + " steps: " + out);
        return 0;
    }

    private Demonstrations demonstrate(Task chosen) {
        Expert expert = chosen.expert()
                .orElseThrow(() -> new IllegalArgumentException("task " + task + " has no expert to demonstrate it"));
        try (ConsoleProgress progress = new ConsoleProgress("demonstrations", episodes)) {
            return expert.demonstrate(episodes, done -> progress.at(done, ""), seed);
        }
    }

    private Demonstrations rehearse(Task chosen, Path csv) throws IOException {
        Rehearsal rehearsal = chosen.rehearsal()
                .orElseThrow(
                        () -> new IllegalArgumentException("task " + task + " cannot replay demonstrations disturbed"));
        Demonstrations given = Demonstrations.read(csv, Columns.of(chosen));
        try (ConsoleProgress progress =
                new ConsoleProgress("demonstrations", given.episodes().size())) {
            return rehearsal.rehearse(given, copies, done -> progress.at(done, ""), seed);
        }
    }
}
