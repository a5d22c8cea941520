package org.plume.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jspecify.annotations.Nullable;

/** A scene as a JSON tree, as {@link SceneFile} describes it. */
public final class SceneJson {

    private SceneJson() {}

    /** @param where what errors call this place, for instance {@code scenes.json: episodes.7} */
    public static Scene scene(String where, JsonNode node) {
        JsonNode list = node.path("obstacles");
        if (!node.isObject() || !list.isArray()) {
            throw new IllegalArgumentException(where + ": obstacles must be a list");
        }
        List<Obstacle> obstacles = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            obstacles.add(obstacle(where + ".obstacles[" + i + "]", list.get(i)));
        }
        return new Scene(obstacles, node.hasNonNull("goal") ? goal(where + ".goal", node.get("goal")) : null);
    }

    /** What {@link #scene} reads. */
    public static ObjectNode json(Scene scene) {
        ObjectNode node = SceneFile.JSON.createObjectNode();
        ArrayNode obstacles = node.putArray("obstacles");
        for (Obstacle obstacle : scene.obstacles()) {
            obstacles.add(json(obstacle));
        }
        Goal goal = scene.goal();
        if (goal != null) {
            node.set("goal", json(goal));
        }
        return node;
    }

    private static Obstacle obstacle(String where, JsonNode node) {
        JsonNode sphere = node.path("sphere");
        JsonNode cylinder = node.path("cylinder");
        JsonNode box = node.path("box");
        if (node.size() != 1 || !(sphere.isObject() || cylinder.isObject() || box.isObject())) {
            throw new IllegalArgumentException(where + " must be one of sphere, cylinder, box, was " + node);
        }
        try {
            if (sphere.isObject()) {
                return new Sphere(vector("centre", sphere), number("radius", sphere));
            }
            if (cylinder.isObject()) {
                return new Cylinder(
                        vector("centre", cylinder),
                        number("radius", cylinder),
                        number("halfLength", cylinder),
                        rotation(cylinder));
            }
            return new Box(vector("centre", box), vector("halfExtents", box), rotation(box));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static Goal goal(String where, JsonNode node) {
        try {
            if (node.size() == 1 && node.has("joints")) {
                return new JointGoal(numbers("joints", node.get("joints")));
            }
            if (node.size() == 1 && node.has("position")) {
                return new PositionGoal(vector("position", node));
            }
            if (node.size() == 1 && node.has("lineY")) {
                return new LineGoal(number("lineY", node));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(where + " must be one of joints, position, lineY, was " + node);
    }

    private static ObjectNode json(Obstacle obstacle) {
        ObjectNode node = SceneFile.JSON.createObjectNode();
        if (obstacle instanceof Sphere sphere) {
            node.putObject("sphere").put("radius", sphere.radius()).set("centre", array(sphere.centre()));
        } else if (obstacle instanceof Cylinder cylinder) {
            ObjectNode body = node.putObject("cylinder");
            body.set("centre", array(cylinder.centre()));
            body.put("radius", cylinder.radius()).put("halfLength", cylinder.halfLength());
            putRotation(body, cylinder.rotation());
        } else if (obstacle instanceof Box box) {
            ObjectNode body = node.putObject("box");
            body.set("centre", array(box.centre()));
            body.set("halfExtents", array(box.halfExtents()));
            putRotation(body, box.rotation());
        }
        return node;
    }

    private static ObjectNode json(Goal goal) {
        ObjectNode node = SceneFile.JSON.createObjectNode();
        if (goal instanceof JointGoal joints) {
            node.set("joints", array(joints.q()));
        } else if (goal instanceof PositionGoal position) {
            node.set("position", array(position.p()));
        } else if (goal instanceof LineGoal line) {
            node.put("lineY", line.y());
        }
        return node;
    }

    private static void putRotation(ObjectNode node, Rotation rotation) {
        if (Rotation.distance(rotation, Rotation.IDENTITY) > 0) {
            Quaternion q = Quaternion.of(rotation);
            node.set("rotation", array(q.w(), q.x(), q.y(), q.z()));
        }
    }

    private static Rotation rotation(JsonNode node) {
        if (!node.hasNonNull("rotation")) {
            return Rotation.IDENTITY;
        }
        double[] q = numbers("rotation", node.get("rotation"));
        Check.length("rotation", q, 4);
        return new Quaternion(q[0], q[1], q[2], q[3]).rotation();
    }

    private static Vector3D vector(String name, JsonNode node) {
        double[] v = numbers(name, node.path(name));
        Check.length(name, v, 3);
        return new Vector3D(v);
    }

    private static double number(String name, JsonNode node) {
        return number(name, node.get(name), node);
    }

    private static double number(String name, @Nullable JsonNode value, JsonNode node) {
        if (value == null || !value.isNumber()) {
            throw new IllegalArgumentException(name + " must be a number, was " + (value == null ? node : value));
        }
        return value.doubleValue();
    }

    private static double[] numbers(String name, JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException(name + " must be a list of numbers, was " + list);
        }
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(name + "[" + i + "]", list.get(i), list);
        }
        return values;
    }

    private static ArrayNode array(Vector3D v) {
        return array(v.toArray());
    }

    private static ArrayNode array(double... values) {
        ArrayNode array = SceneFile.JSON.createArrayNode();
        for (double value : values) {
            array.add(value);
        }
        return array;
    }
}
