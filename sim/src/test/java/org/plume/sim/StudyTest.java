package org.plume.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.avoiding.Avoiding;
import org.plume.sim.avoiding.AvoidingExpert;

class StudyTest {

    private static final ControllerFactory DRUNK = seed -> {
        RandomGenerator rng = Seeds.generator(seed);
        return now -> new double[][] {{0.02 * rng.nextGaussian(), 0.01}, {0.02 * rng.nextGaussian(), 0.01}};
    };

    private final Task task = new Avoiding().with(new Perturbation(0.005, 0.01));

    @Test
    void theThreads_doNotMatter() {
        List<EpisodeResult> one = new Study(7, 2, 10, 1).run(task, DRUNK);
        List<EpisodeResult> four = new Study(7, 2, 10, 4).run(task, DRUNK);
        assertThat(one).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertSame(four.get(i), one.get(i));
        }
    }

    @Test
    void theOtherEpisodes_doNotMatter() {
        List<EpisodeResult> groups = new Study(7, 2, 10, 2).run(task, DRUNK);
        List<EpisodeResult> second = new Study(8, 1, 4, 2).run(task, DRUNK);
        for (int i = 0; i < 4; i++) {
            assertSame(second.get(i), groups.get(10 + i));
        }
        assertThat(groups.get(0).frames()[5]).isNotEqualTo(groups.get(1).frames()[5]);
    }

    @Test
    void everyEpisode_isReportedOnceAsItEnds() {
        List<EpisodeResult> told = new ArrayList<>();
        List<EpisodeResult> results = new Study(1, 3, 4, 2).run(task, DRUNK, told::add);
        assertThat(told).containsExactlyInAnyOrderElementsOf(results);
        assertThat(results.get(6).trial()).isEqualTo(new Trial(2, 2));
    }

    @Test
    void whatAControllerThrows_endsTheStudy() {
        ControllerFactory broken = seed -> now -> {
            throw new IllegalArgumentException("no such model");
        };
        assertThatThrownBy(() -> new Study(1, 1, 100, 2).run(task, broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such model");
        assertThatThrownBy(() -> Study.of(1, 1, 1).run(task, seed -> now -> new double[0][]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a controller must answer with at least one action, gave none");
    }

    @Test
    void aStudyOfNothing_isRefused() {
        assertThatThrownBy(() -> Study.of(1, 0, 1)).hasMessage("episodes must be >= 1, was 0");
        assertThatThrownBy(() -> Study.of(1, 1, 0)).hasMessage("threads must be >= 1, was 0");
    }

    @Test
    void aController_isToldAllFramesAndEndedOnce() {
        List<Integer> asked = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        ControllerFactory watching = seed -> new Controller() {
            @Override
            public double[][] next(Sensed now) {
                asked.add(now.step());
                assertThat(now.frames()).hasSize(now.step() + 1);
                assertThat(now.last(3)).hasSize(3).last().isEqualTo(now.present());
                return new double[100][2];
            }

            @Override
            public void close() {
                ended.add("ended");
            }
        };
        EpisodeResult result = Study.of(1, 1, 1).run(new Avoiding(), watching).get(0);
        assertThat(asked).containsExactly(0, 100, 200);
        assertThat(ended).hasSize(1);
        assertThat(result.steps()).isEqualTo(250);
    }

    @Test
    void replayedDemonstrations_succeedInAllModes() {
        Demonstrations shown = new AvoidingExpert().demonstrate(24, n -> {}, 3);
        List<EpisodeResult> results =
                Study.of(0, 200, 2).run(new Avoiding(), new DemonstrationReplay(new Avoiding(), shown));
        TaskStatistics statistics = TaskStatistics.of(new Avoiding(), results, 1);
        assertThat(statistics.successRate().value()).isGreaterThan(0.8);
        assertThat(statistics.modeEntropy())
                .satisfies(entropy -> assertThat(entropy.value()).isGreaterThan(0.9));
        assertThat(statistics.meanPathLength().value()).isBetween(0.63, 1.2);
        assertThat(statistics.provenance()).contains("our port");
    }

    @Test
    void statisticsOfFailuresAlone_haveNoPathLength() {
        List<EpisodeResult> results = Study.of(0, 5, 1).run(new Avoiding(), seed -> now -> new double[][] {{0, 0.012}});
        TaskStatistics statistics = TaskStatistics.of(new Avoiding(), results, 1);
        assertThat(statistics.collisionRate().value()).isOne();
        assertThat(statistics.modesReached())
                .satisfies(modes -> assertThat(modes.value()).isZero());
        assertThat(statistics.meanPathLength().value()).isNaN();
    }

    @Test
    void aReplay_goesOnAfterTheEnd() {
        double[][] rows = {{0, 0, 0.5, 0}, {0, 0, 0.5, 0.01}, {0, 0, 0.5, 0.01}};
        Demonstrations shown =
                new Demonstrations(List.of("x", "y", "des_x", "des_y"), List.of(new Demonstration("a", rows, null)));
        Controller replay = new DemonstrationReplay(new Avoiding(), shown).episode(0);
        List<double[]> frames = List.of(new double[4], new double[4], new double[4]);
        Sensed start = new Sensed(frames.subList(0, 1), task.start(0).scene(), 0);
        Sensed later = new Sensed(frames, task.start(0).scene(), 2);
        assertThat(replay.next(start)).isDeepEqualTo(new double[][] {{0, 0.01}, {0, 0}});
        assertThat(replay.next(later)).isDeepEqualTo(new double[][] {{0, 0.01}});
    }

    @Test
    void latency_isThatOfTheAnswers() {
        Latency latency = new Latency();
        assertThat(latency.millis(50)).isNaN();
        Study.of(1, 2, 2).run(new Avoiding(), latency.timing(seed -> now -> new double[50][2]));
        assertThat(latency.count()).isEqualTo(10);
        Latency known = new Latency();
        for (int i = 1; i <= 3000; i++) {
            known.record(i * 1_000_000L);
        }
        assertThat(known.millis(50)).isCloseTo(1500, within(1.0));
        assertThat(known.millis(99)).isCloseTo(2970, within(1.0));
    }

    @Test
    void files_holdWhatHappened(@TempDir Path folder) throws IOException {
        List<EpisodeResult> results = new Study(7, 1, 6, 1).run(task, DRUNK);
        TrajectoryFile.write(folder.resolve("t.jsonl"), task, results);
        TrajectoryFile read = TrajectoryFile.read(folder.resolve("t.jsonl"));
        assertThat(read.task()).isEqualTo("avoiding");
        assertThat(read.episodes()).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertSame(read.episodes().get(i), results.get(i));
        }
        EpisodeTable.write(folder.resolve("e.csv"), task, results);
        List<String> lines = Files.readAllLines(folder.resolve("e.csv"));
        assertThat(lines).hasSize(7);
        assertThat(lines.get(1)).startsWith("7,0,").endsWith(",our port of D3IL Avoiding");
        assertThat(lines.get(1).split(",", -1)).hasSameSizeAs(EpisodeTable.HEADER.split(",", -1));
    }

    @Test
    void aDamagedFile_isRefusedByLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.jsonl");
        TrajectoryFile.write(file, task, new Study(7, 1, 2, 1).run(task, DRUNK));
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 20));
        assertThatThrownBy(() -> TrajectoryFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ", line 3 must be JSON: ");
        Files.writeString(file, whole.replace("\"clipped\":", "\"clapped\":"));
        assertThatThrownBy(() -> TrajectoryFile.read(file))
                .hasMessage(file + ", line 2: clipped must be a whole number, was ");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> TrajectoryFile.read(file))
                .hasMessage(file + ", line 1: format must be plume-trajectories version 1, was {}");
    }

    private static void assertSame(EpisodeResult actual, EpisodeResult expected) {
        assertThat(actual.trial()).isEqualTo(expected.trial());
        assertThat(actual.outcome()).isEqualTo(expected.outcome());
        assertThat(actual.mode()).isEqualTo(expected.mode());
        assertThat(actual.clearance()).isEqualTo(expected.clearance());
        assertThat(actual.clipped()).isEqualTo(expected.clipped());
        assertThat(actual.scene().obstacles()).hasSameSizeAs(expected.scene().obstacles());
        assertThat(actual.frames()).isDeepEqualTo(expected.frames());
        assertThat(actual.actions()).isDeepEqualTo(expected.actions());
        assertThat(actual.tool()).isDeepEqualTo(expected.tool());
    }
}
