package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import org.plume.sim.view.Camera;
import org.plume.sim.view.Colouring;
import org.plume.sim.view.Display;
import org.plume.sim.view.Draw;
import org.plume.sim.view.NoDisplayException;
import org.plume.sim.view.Pictures;
import org.plume.sim.view.Replay;
import org.plume.sim.view.Replays;
import org.plume.sim.view.Shelf;
import org.plume.sim.view.StudyFolder;
import org.plume.sim.view.Theme;
import org.plume.sim.view.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows an episode in space: in a window, or in files. */
@Command(
        name = "view",
        description = "See sampled trajectories against the goal: a window, or --png and --gif without a screen.",
        mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {

    private static final int SAMPLES = 64;

    @Option(names = "--task", defaultValue = "avoiding", description = "avoiding or reach (default: ${DEFAULT-VALUE})")
    String task = "";

    @Mixin
    final DriverOptions driver = new DriverOptions();

    @Option(names = "--seed", defaultValue = "0", description = "of the episode (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "an episode that simulate wrote, instead of a new one")
    @Nullable
    Path replay;

    @Option(
            names = "--episode",
            defaultValue = "0",
            description = "which one of the replay (default: ${DEFAULT-VALUE})")
    int episode;

    @Option(names = "--png", paramLabel = "F.png", description = "draw one moment, without a screen")
    @Nullable
    Path png;

    @Option(names = "--gif", paramLabel = "F.gif", description = "draw the episode, without a screen")
    @Nullable
    Path gif;

    @Option(
            names = "--at",
            defaultValue = "0",
            paramLabel = "STEP",
            description = "moment of the PNG (default: ${DEFAULT-VALUE})")
    int at;

    @Option(
            names = "--camera",
            defaultValue = "oblique",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Camera.Preset camera = Camera.Preset.OBLIQUE;

    @Option(
            names = "--colour",
            defaultValue = "mode",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Colouring colour = Colouring.MODE;

    @Option(
            names = "--theme",
            defaultValue = "light",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Theme theme = Theme.LIGHT;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, NoDisplayException {
        boolean files = png != null || gif != null;
        if (files && !Display.present()) {
            return Display.rerun(
                    Plume.class,
                    command.commandLine().getParent().getParseResult().originalArgs());
        }
        if (!files) {
            Display.requireScreen();
        }
        for (Path file : new Path[] {png, gif}) {
            if (file != null) {
                Path parent = file.toAbsolutePath().getParent();
                Folders.writable("the folder of " + file, parent == null ? Path.of(".") : parent);
            }
        }
        Shelf shelf = replay == null ? Shelf.of(episode()) : StudyFolder.read(replay);
        if (!files) {
            Window.open(shelf, theme).awaitClosed();
            return 0;
        }
        Replay shown = shelf.replay(chosen(shelf));
        Pictures pictures = new Pictures(1280, 800, camera, colour, theme);
        if (png != null) {
            if (at < 0 || at >= shown.moments().size()) {
                throw new IllegalArgumentException(
                        "--at must be in [0, " + (shown.moments().size() - 1) + "], was " + at);
            }
            pictures.png(shown, at, png);
        }
        if (gif != null) {
            try (ConsoleProgress progress = new ConsoleProgress("gif", 100)) {
                pictures.gif(shown, 7, 2, gif, share -> progress.at(Math.max(1, Math.round(100 * share)), ""));
            }
        }
        return 0;
    }

    private int chosen(Shelf shelf) {
        if (episode < 0 || episode >= shelf.size()) {
            throw new IllegalArgumentException("--episode must be in [0, " + (shelf.size() - 1) + "], was " + episode);
        }
        return episode;
    }

    private Replay episode() {
        if (driver.samples == null) {
            driver.samples = SAMPLES;
        }
        Task chosen = Tasks.named(task);
        List<Draw> draws = new ArrayList<>();
        try (Driver model = driver.open(task)) {
            EpisodeResult result = Study.of(seed, 1, 1)
                    .run(chosen, episode -> model.episode(chosen, draws::add, episode))
                    .get(0);
            List<String> caption =
                    List.of(model.name(), "K = " + driver.samples, model.evaluations() + " network evaluations");
            return Replays.of(chosen, result, caption, draws);
        }
    }
}
