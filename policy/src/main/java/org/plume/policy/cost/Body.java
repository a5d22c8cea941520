package org.plume.policy.cost;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.Function;
import org.plume.arm.Arm;
import org.plume.arm.Obstacle;

/** What moves along a path, and so what a row of a path means. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Body.Tool.class, name = "tool"),
    @JsonSubTypes.Type(value = Body.Joints.class, name = "joints"),
    @JsonSubTypes.Type(value = Body.Free.class, name = "free")
})
public sealed interface Body {

    /** Refuses a path with this many coordinates. */
    void check(int coordinates);

    /**
     * This body among obstacles.
     *
     * @param arms arms by name
     */
    Geometry among(List<Obstacle> obstacles, Function<String, Arm> arms);

    /**
     * A ball at the end effector; rows are x, y or x, y, z, m.
     *
     * @param radius m
     * @param height z of paths in the plane, m
     * @param maxSpeed largest speed, m/s; 0: no limit
     */
    record Tool(double radius, double height, double maxSpeed) implements Body {

        public Tool {
            if (!(radius >= 0 && radius < 10)) {
                throw new IllegalArgumentException("body.radius must be in [0, 10) m, was " + radius);
            }
            if (!Double.isFinite(height)) {
                throw new IllegalArgumentException("body.height must be finite, was " + height);
            }
            if (!(maxSpeed >= 0)) {
                throw new IllegalArgumentException("body.maxSpeed must be >= 0, was " + maxSpeed);
            }
        }

        @Override
        public void check(int coordinates) {
            if (coordinates != 2 && coordinates != 3) {
                throw new IllegalArgumentException(
                        "body tool needs 2 or 3 actions, x, y and perhaps z, had " + coordinates);
            }
        }

        @Override
        public Geometry among(List<Obstacle> obstacles, Function<String, Arm> arms) {
            return new ToolGeometry(this, obstacles);
        }
    }

    /**
     * An arm; rows are its joint positions, rad.
     *
     * @param arm its name
     */
    record Joints(String arm) implements Body {

        public Joints {
            if (arm.isBlank()) {
                throw new IllegalArgumentException("body.arm must not be blank, was \"" + arm + '"');
            }
        }

        @Override
        public void check(int coordinates) {
            if (coordinates < 1) {
                throw new IllegalArgumentException("body joints needs >= 1 actions, had " + coordinates);
            }
        }

        @Override
        public Geometry among(List<Obstacle> obstacles, Function<String, Arm> arms) {
            return new ArmGeometry(arms.apply(arm), obstacles);
        }
    }

    /** Nothing that could touch anything; rows are any numbers. */
    record Free() implements Body {

        @Override
        public void check(int coordinates) {}

        @Override
        public Geometry among(List<Obstacle> obstacles, Function<String, Arm> arms) {
            if (!obstacles.isEmpty()) {
                throw new IllegalArgumentException(
                        "obstacles must be empty: the model does not say what body moves, had " + obstacles.size());
            }
            return new FreeGeometry();
        }
    }
}
