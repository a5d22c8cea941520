package org.plume.sim.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plume.arm.SceneJson;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import org.plume.sim.TrajectoryFile;
import org.plume.sim.Trial;

/**
 * The episodes that a study left in a folder: {@code trajectories.jsonl}, and {@code draws.jsonl} where what was sampled
 * on the way was kept. An episode without draws is shown among the other episodes of its scene.
 */
public final class StudyFolder implements Shelf {

    private static final String TRAJECTORIES = "trajectories.jsonl";

    private final Task task;
    private final List<EpisodeResult> episodes;
    private final Map<Trial, List<Draw>> draws;

    private StudyFolder(Task task, List<EpisodeResult> episodes, Map<Trial, List<Draw>> draws) {
        this.task = task;
        this.episodes = episodes;
        this.draws = draws;
    }

    /**
     * Reads a folder.
     *
     * @throws IllegalArgumentException when it holds no study, an unknown task, or a file that breaks its rules
     */
    public static StudyFolder read(Path folder) throws IOException {
        return read(folder, Tasks::named);
    }

    /**
     * The same where the task may be somebody's own.
     *
     * @param tasks by the name that the study gives
     */
    public static StudyFolder read(Path folder, Function<String, Task> tasks) throws IOException {
        Path file = folder.resolve(TRAJECTORIES);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("replay must be a folder that holds " + TRAJECTORIES
                    + ", as simulate --out writes it, was " + folder);
        }
        TrajectoryFile trajectories = TrajectoryFile.read(file);
        if (trajectories.episodes().isEmpty()) {
            throw new IllegalArgumentException(file + " must hold >= 1 episodes, had 0");
        }
        return new StudyFolder(tasks.apply(trajectories.task()), trajectories.episodes(), DrawFile.read(folder));
    }

    @Override
    public int size() {
        return episodes.size();
    }

    @Override
    public String name(int index) {
        EpisodeResult result = episodes.get(index);
        String mode = result.mode().map(code -> ", mode " + code).orElse("");
        return "seed " + result.trial().seed() + ", episode " + result.trial().episode() + ": "
                + result.outcome().text() + mode;
    }

    @Override
    public Replay replay(int index) {
        EpisodeResult result = episodes.get(index);
        List<Draw> own = draws.getOrDefault(result.trial(), List.of());
        return own.isEmpty() ? among(index) : Replays.of(task, result, List.of(name(index)), own);
    }

    /** Episode {@code index} among all that share its scene. */
    public Replay among(int index) {
        EpisodeResult result = episodes.get(index);
        JsonNode scene = SceneJson.json(result.scene());
        List<EpisodeResult> together = new ArrayList<>();
        for (EpisodeResult other : episodes) {
            if (SceneJson.json(other.scene()).equals(scene)) {
                together.add(other);
            }
        }
        List<String> caption = List.of(together.size() + " episodes", name(index));
        return Replays.among(task, together, together.indexOf(result), caption);
    }
}
