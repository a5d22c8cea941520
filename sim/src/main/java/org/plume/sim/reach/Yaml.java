package org.plume.sim.reach;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.Obstacle;
import org.plume.arm.Pose;
import org.plume.arm.Quaternion;
import org.plume.arm.Sphere;

/** MoveIt's messages as trees. {@code where} is what errors call a place. */
final class Yaml {

    private Yaml() {}

    /** The shapes of a moveit_msgs/CollisionObject. */
    static List<Obstacle> obstacles(String where, JsonNode object) {
        for (String other : List.of("meshes", "planes")) {
            if (!object.path(other).isEmpty()) {
                throw new IllegalArgumentException(where + ": shapes must be primitives, had " + other);
            }
        }
        JsonNode shapes = object.path("primitives");
        JsonNode poses = object.path("primitive_poses");
        if (shapes.size() != poses.size()) {
            throw new IllegalArgumentException(where + ": primitive_poses must be as many as primitives = "
                    + shapes.size() + ", were " + poses.size());
        }
        Pose frame = object.path("pose").isObject() ? pose(where + ".pose", object.path("pose")) : Pose.IDENTITY;
        List<Obstacle> obstacles = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Pose pose = frame.then(pose(where + ".primitive_poses[" + i + "]", poses.get(i)));
            obstacles.add(obstacle(where + ".primitives[" + i + "]", shapes.get(i), pose));
        }
        return obstacles;
    }

    private static Obstacle obstacle(String where, JsonNode shape, Pose pose) {
        JsonNode dimensions = shape.path("dimensions");
        String at = where + ".dimensions";
        try {
            return switch (shape.path("type").asText()) {
                case "box" -> {
                    Vector3D edges = new Vector3D(numbers(at, dimensions, 3));
                    yield new Box(pose.position(), edges.scalarMultiply(0.5), pose.rotation());
                }
                case "cylinder" -> {
                    double[] d = numbers(at, dimensions, 2);
                    yield new Cylinder(pose.position(), d[1], d[0] / 2, pose.rotation());
                }
                case "sphere" -> new Sphere(pose.position(), numbers(at, dimensions, 1)[0]);
                default ->
                    throw new IllegalArgumentException(
                            "type must be box, cylinder or sphere, was " + shape.path("type"));
            };
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(where) ? e : new IllegalArgumentException(where + ": " + message, e);
        }
    }

    /** Position, and orientation x, y, z, w. */
    private static Pose pose(String where, JsonNode pose) {
        double[] p = numbers(where + ".position", pose.path("position"), 3);
        double[] o = numbers(where + ".orientation", pose.path("orientation"), 4);
        try {
            return new Pose(new Quaternion(o[3], o[0], o[1], o[2]).rotation(), new Vector3D(p));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ".orientation: " + e.getMessage(), e);
        }
    }

    static double[] numbers(String where, JsonNode list, int count) {
        if (!list.isArray() || list.size() != count) {
            throw new IllegalArgumentException(where + " must be a list of " + count + " numbers, was " + list);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = number(where + "[" + i + "]", list.get(i));
        }
        return values;
    }

    static double number(String where, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException(where + " must be a finite number, was " + value);
        }
        return value.doubleValue();
    }
}
