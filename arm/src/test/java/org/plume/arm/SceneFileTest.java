package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneFileTest {

    @TempDir
    private Path folder;

    @Test
    void theScenesOfACsv_lieBesideIt() {
        assertThat(SceneFile.beside(Path.of("a/b.csv"))).isEqualTo(Path.of("a/b.scenes.json"));
        assertThat(SceneFile.beside(Path.of("b.csv.gz"))).isEqualTo(Path.of("b.scenes.json"));
        assertThat(SceneFile.beside(Path.of("b"))).isEqualTo(Path.of("b.scenes.json"));
    }

    @Test
    void everyGoal_returns() throws IOException {
        Path file = folder.resolve("s.json");
        Map<String, Scene> scenes = Map.of(
                "1", new Scene(List.of(), new LineGoal(0.35)),
                "2", new Scene(List.of(), new PositionGoal(new Vector3D(1, 2, 3))),
                "3", new Scene(List.of(), new JointGoal(new double[] {0.1, 0.2})),
                "4", Scene.EMPTY);
        SceneFile.write(file, scenes);
        assertThat(SceneFile.read(file)).isEqualTo(scenes);
    }

    @Test
    void everyWrongPlace_isNamed() {
        refused("[]", "episodes must be an object");
        refused("{\"episodes\": {", "must be JSON");
        refused("{\"episodes\": {\"7\": {}}}", "episodes.7: obstacles must be a list");
        scene("{\"obstacles\": [{\"cone\": {}}]}", "episodes.7.obstacles[0] must be one of sphere, cylinder, box");
        scene(
                "{\"obstacles\": [{\"sphere\": {\"centre\": [1, 2], \"radius\": 1}}]}",
                "episodes.7.obstacles[0]: centre must have 3 entries, had 2");
        scene(
                "{\"obstacles\": [{\"sphere\": {\"centre\": [1, 2, 3]}}]}",
                "episodes.7.obstacles[0]: radius must be a number");
        scene(
                "{\"obstacles\": [{\"sphere\": {\"centre\": [1, 2, 3], \"radius\": -1}}]}",
                "episodes.7.obstacles[0]: radius must be > 0 and finite, was -1.0");
        scene(
                "{\"obstacles\": [{\"sphere\": {\"centre\": [1, \"x\", 3], \"radius\": 1}}]}",
                "centre[1] must be a number, was \"x\"");
        scene(
                "{\"obstacles\": [{\"box\": {\"centre\": [1, 2, 3], \"halfExtents\": [1, 1, 1], "
                        + "\"rotation\": [1, 1, 1, 1]}}]}",
                "quaternion must have norm 1, was 2.0");
        scene(
                "{\"obstacles\": [], \"goal\": {\"colour\": 1}}",
                "episodes.7.goal must be one of joints, position, lineY");
        scene(
                "{\"obstacles\": [], \"goal\": {\"joints\": []}}",
                "episodes.7.goal: goal q must have >= 1 entries, had 0");
        scene("{\"obstacles\": [], \"goal\": {\"lineY\": 1e999}}", "episodes.7.goal: goal y must be finite");
    }

    private void scene(String scene, String message) {
        refused("{\"episodes\": {\"7\": " + scene + "}}", message);
    }

    private void refused(String json, String message) {
        assertThatThrownBy(() -> SceneFile.read(Files.writeString(folder.resolve("s.json"), json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s.json")
                .hasMessageContaining(message);
    }
}
