package org.plume.sim.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.arm.Arm;
import org.plume.arm.BodySphere;
import org.plume.arm.Joint;
import org.plume.arm.Link;
import org.plume.arm.Panda;
import org.plume.arm.Pose;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Outcome;
import org.plume.sim.Study;

class ProblemFilesTest {

    private static final String TWO = """
            {"episodes": {
              "far": {"obstacles": [], "goal": {"joints": [0.5]}, "start": [0]},
              "there": {"obstacles": [{"sphere": {"centre": [0, 0, 9], "radius": 1}}], "goal": {"joints": [0.5]}, "start": [0.49]}}}
            """;

    @TempDir
    Path folder;

    /** One joint about z, 1 m long, a ball at its end. */
    private static Arm arm() {
        Joint joint = new Joint("turn", Joint.Kind.REVOLUTE, Pose.IDENTITY, Vector3D.PLUS_K, -1, 1, 2);
        return new Arm(
                "pointer",
                List.of(new Link("base", -1, null, List.of()), new Link("hand", 0, joint, List.of())),
                1,
                Pose.at(1, 0, 0),
                List.of(new BodySphere(1, new Vector3D(1, 0, 0), 0.1)));
    }

    @Test
    void episodesOfAStudy_takeTheProblemsInTheirOrder() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), TWO);
        GivenProblems task = new GivenProblems(arm(), ProblemFiles.read(file, arm()));
        assertThat(task.scenes()).isEqualTo(2);
        assertThat(task.observation()).containsExactly("q0");
        assertThat(task.action()).containsExactly("delta(q0)");
        List<EpisodeResult> results = Study.of(7, 3, 1).run(task, seed -> now -> new double[][] {{0.1}});
        assertThat(results).extracting(EpisodeResult::outcome).containsOnly(Outcome.SUCCESS);
        assertThat(results).extracting(EpisodeResult::steps).containsExactly(5, 0, 5);
    }

    @Test
    void everyWrongPlace_isNamed() throws IOException {
        refused("p.json", "{", "must be JSON");
        refused("p.json", "{}", "episodes must be an object with >= 1 entries");
        refused("p.json", TWO.replace(", \"start\": [0]", ""), "episodes.far: start must be a list of joint positions");
        refused(
                "p.json",
                TWO.replace("[0.49]", "[\"x\"]"),
                "episodes.there.start[0] must be a finite number, was \"x\"");
        refused("p.json", TWO.replace("[0.49]", "[0, 1]"), "episodes.there: goal must be a configuration of 2 joints");
        refused("p.json", TWO.replace("\"radius\": 1", "\"radius\": -1"), "radius must be > 0");
        refused("p.txt", TWO, "scenes must be a file .yaml or .json, or a folder of files scene....yaml, was ");
        assertThatThrownBy(() -> ProblemFiles.read(folder, arm()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder + " must hold files scene....yaml, holds none");
    }

    @Test
    void problemsOfAnotherArm_areRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), TWO);
        List<Problem> problems = ProblemFiles.read(file, arm());
        assertThatThrownBy(() -> new GivenProblems(Panda.arm(), problems))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start must have 7 positions, one for each joint of arm panda, had 1");
    }

    private void refused(String name, String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThatThrownBy(() -> ProblemFiles.read(file, arm()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        Files.delete(file);
    }
}
