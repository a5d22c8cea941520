package org.plume.sim.reach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plume.arm.Arm;
import org.plume.arm.JointGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.Scene;

/**
 * Problems of MotionBenchMaker (Chamzas et al. 2022): a planning scene and a motion plan request of MoveIt, as YAML. Boxes,
 * cylinders and spheres become obstacles; anything else is refused.
 */
public final class MotionBenchMaker {

    private static final long LARGEST = 2 << 20;
    private static final ObjectMapper YAML =
            new ObjectMapper(YAMLFactory.builder().build());

    private MotionBenchMaker() {}

    /** The scene {@code sceneNNNN.yaml} with the request {@code requestNNNN.yaml} beside it. */
    public static Problem read(Path scene, Arm arm) throws IOException {
        String name = String.valueOf(scene.getFileName());
        if (!name.startsWith("scene")) {
            throw new IllegalArgumentException(
                    "scene file must be called scene..., with request... beside it, was " + scene);
        }
        return read(scene, scene.resolveSibling("request" + name.substring("scene".length())), arm);
    }

    /** @throws IllegalArgumentException naming file, place, rule and value when a file is not as it must be */
    public static Problem read(Path scene, Path request, Arm arm) throws IOException {
        JsonNode asked = parse(request);
        JsonNode state = asked.path("start_state").path("joint_state");
        String startAt = request + ": start_state.joint_state";
        List<String> names = new ArrayList<>();
        state.path("name").forEach(name -> names.add(name.asText()));
        double[] positions = Yaml.numbers(startAt + ".position", state.path("position"), names.size());
        JsonNode constraints = asked.path("goal_constraints").path(0).path("joint_constraints");
        String goalAt = request + ": goal_constraints[0].joint_constraints";
        double[] start = new double[arm.joints()];
        double[] goal = new double[arm.joints()];
        for (int j = 0; j < start.length; j++) {
            String joint = arm.jointNames().get(j);
            int at = names.indexOf(joint);
            if (at < 0) {
                throw new IllegalArgumentException(startAt + " must name joint " + joint + ", names were " + names);
            }
            start[j] = positions[at];
            goal[j] = goal(goalAt, constraints, joint);
        }
        return new Problem(new Scene(obstacles(scene), new JointGoal(goal)), start);
    }

    private static double goal(String where, JsonNode constraints, String joint) {
        for (JsonNode constraint : constraints) {
            if (joint.equals(constraint.path("joint_name").asText())) {
                return Yaml.number(where + "." + joint, constraint.path("position"));
            }
        }
        throw new IllegalArgumentException(where + " must constrain joint " + joint);
    }

    /** The obstacles of a scene file alone. */
    public static List<Obstacle> obstacles(Path scene) throws IOException {
        JsonNode objects = parse(scene).path("world").path("collision_objects");
        if (!objects.isArray()) {
            throw new IllegalArgumentException(scene + ": world.collision_objects must be a list");
        }
        List<Obstacle> obstacles = new ArrayList<>();
        for (JsonNode object : objects) {
            obstacles.addAll(
                    Yaml.obstacles(scene + ": object " + object.path("id").asText("without id"), object));
        }
        return obstacles;
    }

    private static JsonNode parse(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new IllegalArgumentException(file + " must be <= " + LARGEST + " bytes, was " + size);
        }
        try {
            JsonNode root = YAML.readTree(Files.readAllBytes(file));
            if (root == null || !root.isObject()) {
                throw new IllegalArgumentException(file + " must hold a YAML mapping");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " must be YAML: " + e.getOriginalMessage(), e);
        }
    }
}
