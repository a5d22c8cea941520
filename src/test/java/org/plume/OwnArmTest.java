package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.done;
import static org.plume.Commands.json;
import static org.plume.Commands.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An arm from somebody's URDF file, from demonstrations to trajectories. */
class OwnArmTest {

    private static final String ARM = """
            <robot name='pointer'>
              <link name='base'/>
              <link name='upper'><collision><origin xyz='0 0 0.25'/>
                <geometry><cylinder radius='0.04' length='0.5'/></geometry></collision></link>
              <link name='lower'><collision><origin xyz='0 0 0.2'/>
                <geometry><cylinder radius='0.03' length='0.4'/></geometry></collision></link>
              <joint name='j1' type='revolute'><parent link='base'/><child link='upper'/><axis xyz='0 1 0'/>
                <limit lower='-2' upper='2' velocity='1' effort='1'/></joint>
              <joint name='j2' type='revolute'><parent link='upper'/><child link='lower'/><origin xyz='0 0 0.5'/>
                <axis xyz='0 1 0'/><limit lower='-2' upper='2' velocity='1' effort='1'/></joint>
            </robot>
            """;
    private static final String SCENE =
            "\"obstacles\": [{\"sphere\": {\"centre\": [0, 0, 2], \"radius\": 0.1}}], \"goal\": {\"joints\": [0.8, 0.1]}";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("arm.urdf"), ARM);
        StringBuilder csv = new StringBuilder("episode,step,q0,q1\n");
        List<String> scenes = new ArrayList<>();
        for (int e = 0; e < 8; e++) {
            for (int k = 0; k < 40; k++) {
                double share = Math.min(1, k / 30.0);
                csv.append(String.format(Locale.ROOT, "e%d,%d,%.4f,%.4f%n", e, k, 1.6 * share - 0.8, 0.1 * e * share));
            }
            scenes.add("\"e" + e + "\": {" + SCENE.replace("0.1]}", 0.1 * e + "]}") + "}");
        }
        Files.writeString(folder.resolve("d.csv"), csv);
        Files.writeString(folder.resolve("d.scenes.json"), "{\"episodes\": {" + String.join(",", scenes) + "}}");
        Files.writeString(folder.resolve("p.json"), "{\"episodes\": {\"one\": {" + SCENE + ", \"start\": [-0.8, 0]}}}");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void itsDemonstrationsTrainAPolicy_thatIsAskedWithTheArm() throws IOException {
        done("train policy --task reach --observation q0,q1 --action delta(q0),delta(q1) --obstacles 1 --steps 10"
                .concat(" --batch 32 --width 16 --blocks 1 --arm %s --data %s --out %s")
                .formatted(file("arm.urdf"), file("d.csv"), file("two"))
                .split(" "));
        List<String> sample = List.of("sample", "policy", "--model", file("two"), "--scenes", file("p.json"));
        refused(
                "--arm must name the file of the arm that the model moves, pointer, was missing",
                sample.toArray(String[]::new));
        done(sample, "--arm", file("arm.urdf"), "--samples", "3", "--json", file("plan.json"));

        JsonNode plan = json(folder.resolve("plan.json"));
        assertThat(plan.get("trajectories"))
                .hasSize(3)
                .allSatisfy(t -> assertThat(t.get("path"))
                        .isNotEmpty()
                        .allSatisfy(q -> assertThat(q).hasSize(2)));
    }

    @Test
    void aModelOfAnotherArm_isRefused() {
        refused(
                "--arm must name the file of the arm that the model moves, panda, was pointer",
                "sample",
                "policy",
                "--model",
                "reach-flow",
                "--scenes",
                file("p.json"),
                "--arm",
                file("arm.urdf"));
    }
}
