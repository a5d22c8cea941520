package org.plume.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plume.sim.Controller;
import org.plume.sim.Episode;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import org.plume.sim.Trial;
import org.plume.sim.view.Camera;
import org.plume.sim.view.Colouring;
import org.plume.sim.view.Display;
import org.plume.sim.view.Draw;
import org.plume.sim.view.LiveTask;
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
        footer = {
            "",
            "Without --server and --replay, one new episode of a model here. With --server, live: the server drives"
                    + " episode after episode while you look. With --replay, the episodes of a study."
        },
        mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {

    private static final int SAMPLES = 64;

    @Option(names = "--task", defaultValue = "avoiding", description = "avoiding or reach (default: ${DEFAULT-VALUE})")
    String task = "";

    @Mixin
    final DriverOptions driver = new DriverOptions();

    @Mixin
    final SceneOptions scenes = new SceneOptions();

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
            description = "which one of the replay, or of those that --seed begins (default: ${DEFAULT-VALUE})")
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
    public Integer call() throws Exception {
        boolean files = png != null || gif != null;
        if (files && !Display.present()) {
            return Display.rerun(
                    Plume.class,
                    command.commandLine().getParent().getParseResult().originalArgs());
        }
        if (!files) {
            Display.requireScreen();
        }
        Folders.writableFile("--png", png);
        Folders.writableFile("--gif", gif);
        if (!files && replay == null && driver.server != null) {
            Window.live(live(), theme).awaitClosed();
            return 0;
        }
        Shelf shelf = replay == null ? Shelf.of(episode()) : StudyFolder.read(replay, this::replayed);
        if (!files) {
            Window.open(shelf, theme).awaitClosed();
            return 0;
        }
        Replay shown = shelf.replay(replay == null ? 0 : chosen(shelf));
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

    private Task replayed(String studied) {
        return scenes.given() ? scenes.task(studied) : Tasks.named(studied);
    }

    private Replay episode() {
        if (episode < 0) {
            throw new IllegalArgumentException("--episode must be >= 0, was " + episode);
        }
        Task chosen = scenes.task(task);
        List<Draw> draws = new ArrayList<>();
        try (Driver model = open()) {
            EpisodeResult result =
                    Episode.run(chosen, own -> model.episode(chosen, draws::add, own), new Trial(seed, episode));
            return Replays.of(chosen, result, caption(model), draws);
        }
    }

    private LiveTask live() {
        Task chosen = scenes.task(task);
        Driver model = open();
        LiveTask.Driving driving = new LiveTask.Driving() {
            @Override
            public Controller episode(Consumer<Draw> listener, long episode) {
                return model.episode(chosen, listener, episode);
            }

            @Override
            public void close() {
                model.close();
            }
        };
        return new LiveTask(chosen, driving, caption(model), seed);
    }

    private Driver open() {
        if (driver.samples == null) {
            driver.samples = SAMPLES;
        }
        return driver.open(task, scenes.arm);
    }

    private List<String> caption(Driver model) {
        List<String> caption = new ArrayList<>(
                List.of(model.name(), "K = " + driver.samples, model.evaluations() + " network evaluations"));
        if (driver.server != null) {
            caption.add("live from " + driver.server);
        }
        return caption;
    }
}
