package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import org.plume.sim.TrajectoryFile;

class ReplaysTest {

    private static final Task TASK = Tasks.named("avoiding");

    private static List<EpisodeResult> results = List.of();

    /** Three episodes that go straight ahead until they touch something. */
    @BeforeAll
    static void run() {
        results = Study.of(0, 3, 1).run(TASK, seed -> now -> new double[][] {{0, 0.0125}, {0.001, 0.0125}});
    }

    @Test
    void everyStep_isAMoment_withWhatWasSampledLast() {
        Draw first = new Draw(0, Examples.waysBetween(6), 2, List.of());
        Draw second = new Draw(4, Examples.waysBetween(12), 7, List.of());
        EpisodeResult result = results.get(0);
        Replay replay = Replays.of(TASK, result, List.of("K = 6"), List.of(first, second));
        assertThat(replay.moments()).hasSize(result.steps() + 1);
        for (int step = 0; step <= result.steps(); step++) {
            Moment moment = replay.moments().get(step);
            assertThat(moment.time()).isEqualTo(step * TASK.dt());
            assertThat(moment.executed()).hasDimensions(step + 1, 3);
            assertThat(moment.candidates()).isEqualTo(step < 4 ? first.candidates() : second.candidates());
            assertThat(moment.chosen()).isEqualTo(step < 4 ? 2 : 7);
        }
        assertThat(replay.last().note()).isEqualTo(result.outcome().text());
        assertThat(replay.setting().title()).isEqualTo("avoiding");
        assertThat(replay.setting().caption()).containsExactly("K = 6", TASK.provenance());
    }

    @Test
    void anEpisodeWithoutDraws_isSeenAmongTheOthersOfItsScene(@TempDir Path folder) throws IOException {
        TrajectoryFile.write(folder.resolve("trajectories.jsonl"), TASK, results);
        StudyFolder study = StudyFolder.read(folder);
        assertThat(study.size()).isEqualTo(3);
        assertThat(study.name(1)).startsWith("seed 0, episode 1: ");
        Replay replay = study.replay(1);
        assertThat(replay.last().candidates()).hasSize(3);
        assertThat(replay.last().chosen()).isEqualTo(1);
        assertThat(replay.last().candidates().get(1).tool())
                .isDeepEqualTo(results.get(1).tool());
        assertThat(replay.last().executed()).isDeepEqualTo(results.get(1).tool());
    }

    @Test
    void everyDraw_isReadAsWritten(@TempDir Path folder) throws IOException {
        TrajectoryFile.write(folder.resolve("trajectories.jsonl"), TASK, results);
        List<Draw> draws = List.of(
                new Draw(0, Examples.waysBetween(4), 1, List.of("a", "b", "c", "d")),
                new Draw(8, Examples.reaching(2, 5).last().candidates(), Moment.NONE, List.of()));
        DrawFile.write(folder, Map.of(results.get(2).trial(), draws));
        List<Draw> read = DrawFile.read(folder).getOrDefault(results.get(2).trial(), List.of());
        assertThat(read).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(read.get(i).step()).isEqualTo(draws.get(i).step());
            assertThat(read.get(i).chosen()).isEqualTo(draws.get(i).chosen());
            assertThat(read.get(i).modeNames()).isEqualTo(draws.get(i).modeNames());
            for (int k = 0; k < draws.get(i).candidates().size(); k++) {
                same(read.get(i).candidates().get(k), draws.get(i).candidates().get(k));
            }
        }
        StudyFolder study = StudyFolder.read(folder);
        assertThat(study.replay(2).moments().get(0).modeNames()).containsExactly("a", "b", "c", "d");
        assertThat(study.replay(0).last().candidates()).hasSize(3);
    }

    @Test
    void everyBrokenFolder_isRefused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> StudyFolder.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replay must be a folder that holds trajectories.jsonl, as simulate --out writes it, was "
                        + folder);
        Path file = folder.resolve("trajectories.jsonl");
        TrajectoryFile.write(file, TASK, List.of());
        assertThatThrownBy(() -> StudyFolder.read(folder)).hasMessage(file + " must hold >= 1 episodes, had 0");
        TrajectoryFile.write(file, TASK, results);
        Path draws = Files.writeString(folder.resolve("draws.jsonl"), "{\"format\": \"other\"}\n");
        assertThatThrownBy(() -> StudyFolder.read(folder))
                .hasMessage(draws + ", line 1: format must be plume-draws version 1, was {\"format\":\"other\"}");
        Files.writeString(draws, """
{"format": "plume-draws", "version": 1}
{"seed":0,"episode":0,"step":0,"chosen":3,"candidates":[]}
""");
        assertThatThrownBy(() -> StudyFolder.read(folder))
                .hasMessage(draws + ", line 2: chosen must be in [0, 0) or -1, was 3");
        Files.writeString(draws, """
{"format": "plume-draws", "version": 1}
{"seed":0,"episode":0,"candidates":[{"tool":[[0,"x",0]]}]}
""");
        assertThatThrownBy(() -> StudyFolder.read(folder))
                .hasMessage(draws + ", line 2: tool[0][1] must be a number, was \"x\"");
    }

    private static void same(Candidate read, Candidate written) {
        assertThat(read.mode()).isEqualTo(written.mode());
        assertThat(read.feasible()).isEqualTo(written.feasible());
        assertThat(read.cost()).isEqualTo(written.cost());
        assertThat(read.terms()).containsExactlyEntriesOf(written.terms());
        near(read.tool(), written.tool());
        near(read.joints(), written.joints());
    }

    private static void near(double[][] read, double[][] written) {
        assertThat(read.length).isEqualTo(written.length);
        for (int i = 0; i < read.length; i++) {
            for (int c = 0; c < read[i].length; c++) {
                assertThat(Math.abs(read[i][c] - written[i][c])).isLessThan(0.6e-5);
            }
        }
    }
}
