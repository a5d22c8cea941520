package org.plume.sim.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.arm.Arm;
import org.plume.arm.Box;
import org.plume.arm.Clearance;
import org.plume.arm.Cylinder;
import org.plume.arm.Obstacle;
import org.plume.arm.Panda;

class MotionBenchMakerTest {

    private static final Arm ARM = Panda.arm();
    private static final String SCENE = """
            world:
              collision_objects:
                - id: shelf
                  primitives:
                    - {type: box, dimensions: [0.2, 0.4, 0.6]}
                    - {type: cylinder, dimensions: [0.5, 0.1]}
                  primitive_poses:
                    - {position: [1, 2, 3], orientation: [0, 0, 0, 1]}
                    - {position: [0, 0, 1], orientation: [0, 0.70710678, 0, 0.70710678]}
            """;
    private static final String REQUEST = """
            start_state:
              joint_state:
                name: [panda_joint1, panda_joint2, panda_joint3, panda_joint4, panda_joint5, panda_joint6, panda_joint7, f]
                position: [0, -0.785, 0, -2.356, 0, 1.571, 0.785, 0.04]
            goal_constraints:
              - joint_constraints:
                  - {joint_name: panda_joint7, position: 7}
                  - {joint_name: panda_joint1, position: 1}
                  - {joint_name: panda_joint2, position: 2}
                  - {joint_name: panda_joint3, position: 3}
                  - {joint_name: panda_joint4, position: 4}
                  - {joint_name: panda_joint5, position: 5}
                  - {joint_name: panda_joint6, position: 6}
            """;

    @TempDir
    private Path folder;

    @Test
    void aSceneAndItsRequest_becomeAProblem() throws IOException {
        Problem problem = read(SCENE, REQUEST);
        assertThat(problem.start()).containsExactly(Panda.ready());
        assertThat(problem.goal()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        List<Obstacle> obstacles = problem.scene().obstacles();
        assertThat(((Box) obstacles.get(0)).halfExtents()).isEqualTo(new Vector3D(0.1, 0.2, 0.3));
        Cylinder lying = (Cylinder) obstacles.get(1);
        assertThat(lying.radius()).isEqualTo(0.1);
        assertThat(lying.distance(new Vector3D(0.25, 0, 1))).isBetween(-1e-6, 1e-6);
    }

    @Test
    void everyWrongPlace_isNamed() {
        refused(
                SCENE.replace("[0.2, 0.4, 0.6]", "[0.2, 0.4]"),
                REQUEST,
                "object shelf.primitives[0].dimensions must be a list of 3 numbers, was [0.2,0.4]");
        refused(
                SCENE.replace("cylinder", "cone"),
                REQUEST,
                "object shelf.primitives[1]: type must be box, cylinder or sphere, was \"cone\"");
        refused(SCENE.replace("[0.5, 0.1]", "[0.5, -0.1]"), REQUEST, "radius must be > 0 and finite, was -0.1");
        refused(SCENE.replace("0, 0, 0, 1", "0, 0, 0, 2"), REQUEST, "quaternion must have norm 1, was 2.0");
        refused(SCENE.replace("[1, 2, 3]", "[1, x, 3]"), REQUEST, "position[1] must be a finite number, was \"x\"");
        refused("world: {}", REQUEST, "world.collision_objects must be a list");
        refused("- 1", REQUEST, "must hold a YAML mapping");
        refused("a: [", REQUEST, "must be YAML");
        refused(
                SCENE,
                REQUEST.replace("name: [panda_joint1", "name: [elbow"),
                "start_state.joint_state must name joint panda_joint1, names were [elbow");
        refused(SCENE, REQUEST.replace("-2.356, ", ""), "joint_state.position must be a list of 8 numbers");
        refused(
                SCENE,
                REQUEST.replace("joint_name: panda_joint5", "joint_name: x"),
                "goal_constraints[0].joint_constraints must constrain joint panda_joint5");
    }

    @Test
    void aFileThatIsNoScene_isRefused() {
        assertThatThrownBy(() -> MotionBenchMaker.read(folder.resolve("x.yaml"), ARM))
                .hasMessageContaining("scene file must be called scene...");
    }

    @Test
    void theProblemsOfTheBenchmark_areRead_andMostStartAndEndFree() throws Exception {
        int problems = 0;
        int free = 0;
        Path root = unpacked();
        for (String family : List.of("bookshelf_small", "bookshelf_tall", "box", "cage", "table_pick")) {
            for (int i = 1; i <= 20; i++) {
                Path scene = root.resolve("problems/%s_panda/scene%04d.yaml".formatted(family, i));
                Problem problem = MotionBenchMaker.read(scene, ARM);
                Clearance clearance = Clearance.of(ARM, problem.scene().obstacles());
                assertThat(ARM.limits().contains(problem.start())).isTrue();
                assertThat(problem.scene().obstacles()).isNotEmpty();
                problems++;
                free += clearance.at(problem.start()) > 0 && clearance.at(problem.goal()) > 0 ? 1 : 0;
            }
        }
        assertThat(problems).isEqualTo(100);
        assertThat(free).isGreaterThanOrEqualTo(90);
    }

    private Path unpacked() throws IOException, InterruptedException {
        Path tar = Path.of(
                System.getProperty("plume.shared", "../shared"),
                "data/robotics/panda/motionbenchmaker_panda_problems.tar.bz2");
        Assumptions.assumeTrue(Files.exists(tar), () -> "needs " + tar);
        Process process;
        try {
            process = new ProcessBuilder("tar", "xjf", tar.toString(), "-C", folder.toString())
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            Assumptions.abort("needs tar: " + e.getMessage());
            throw e;
        }
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        Assumptions.assumeTrue(ended && process.exitValue() == 0, "needs tar and bzip2");
        return folder;
    }

    private void refused(String scene, String request, String message) {
        assertThatThrownBy(() -> read(scene, request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0001.yaml")
                .hasMessageContaining(message);
    }

    private Problem read(String scene, String request) throws IOException {
        Path file = Files.writeString(folder.resolve("scene0001.yaml"), scene);
        Files.writeString(folder.resolve("request0001.yaml"), request);
        return MotionBenchMaker.read(file, ARM);
    }
}
