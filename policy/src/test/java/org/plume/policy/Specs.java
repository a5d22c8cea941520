package org.plume.policy;

import java.util.List;
import java.util.Map;
import org.plume.policy.cost.Body;
import org.plume.policy.cost.Safety;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Flow;
import org.plume.policy.method.Method;
import org.plume.policy.method.Sampling;
import org.plume.policy.method.SolverKind;

/** Small specs for tests: a tool in the plane, commanded at (cx, cy) and sensed at (x, y). */
public final class Specs {

    public static final List<String> COLUMNS = List.of("cx", "cy", "x", "y");

    private Specs() {}

    public static PolicySpec plane() {
        return plane(new Flow(1));
    }

    public static PolicySpec plane(Method method) {
        return plane(method, 8, 2, 4, Encoding.PLAIN, Augmentation.NONE);
    }

    public static PolicySpec plane(
            Method method,
            int horizon,
            int observationSteps,
            int actionSteps,
            Encoding encoding,
            Augmentation augmentation) {
        return plane(
                method, new Architecture.Mlp(16, 1, 4), horizon, observationSteps, actionSteps, encoding, augmentation);
    }

    public static PolicySpec plane(Method method, Architecture network) {
        return plane(method, network, 8, 2, 4, Encoding.PLAIN, Augmentation.NONE);
    }

    private static PolicySpec plane(
            Method method,
            Architecture network,
            int horizon,
            int observationSteps,
            int actionSteps,
            Encoding encoding,
            Augmentation augmentation) {
        return new PolicySpec(
                "plane",
                COLUMNS,
                List.of(ActionColumn.parse("delta(cx)"), ActionColumn.parse("delta(cy)")),
                observationSteps,
                horizon,
                actionSteps,
                0.1,
                GoalKind.NONE,
                0,
                encoding,
                method,
                network,
                new Sampling(SolverKind.EULER, 4, 1, 64),
                new Body.Tool(0.01, 0.1, 0),
                new Safety(0.005, 0.02),
                new Windows(actionSteps - 1, Windows.Ending.CONTINUE, false, 0, augmentation));
    }

    /** (x, y) relative to (cx, cy), older frames as differences. */
    public static Encoding anchored() {
        return new Encoding(Map.of("x", "cx", "y", "cy"), true, List.of(), 0, 1, Normalization.Kind.RANGE);
    }

    public static PolicySpec joints(int obstacles) {
        List<String> q = List.of("q1", "q2", "q3", "q4", "q5", "q6", "q7");
        return new PolicySpec(
                "reach",
                q,
                q.stream().map(c -> ActionColumn.parse("delta(" + c + ")")).toList(),
                1,
                8,
                4,
                0.1,
                GoalKind.JOINTS,
                obstacles,
                Encoding.PLAIN,
                new Flow(1),
                new Architecture.Mlp(16, 1, 4),
                new Sampling(SolverKind.EULER, 4, 1, 64),
                new Body.Joints("panda"),
                new Safety(0, 0.02),
                new Windows(3, Windows.Ending.HOLD, false, 0, Augmentation.NONE));
    }
}
