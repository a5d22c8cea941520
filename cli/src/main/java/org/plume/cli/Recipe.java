package org.plume.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Plan;
import org.plume.generative.paradigm.Lineup;
import org.plume.policy.ActionColumn;
import org.plume.policy.Augmentation;
import org.plume.policy.Encoding;
import org.plume.policy.GoalKind;
import org.plume.policy.Normalization;
import org.plume.policy.PolicySpec;
import org.plume.policy.Windows;
import org.plume.policy.cost.Body;
import org.plume.policy.cost.Safety;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Cloning;
import org.plume.policy.method.Cvae;
import org.plume.policy.method.Diffusion;
import org.plume.policy.method.Flow;
import org.plume.policy.method.Method;
import org.plume.policy.method.Mixture;
import org.plume.policy.method.OfParadigm;
import org.plume.policy.method.Sampling;
import org.plume.policy.method.SolverKind;
import org.plume.sim.avoiding.Avoiding;
import org.plume.sim.reach.Reach;

/**
 * What a policy of a task is trained with unless the command line says otherwise.
 *
 * @param spec what it sees and gives
 * @param plan how long and how fast it learns
 * @param batch examples of a minibatch
 * @param demonstrations how many the expert gives, where no data are named
 */
record Recipe(PolicySpec spec, Plan plan, int batch, int demonstrations) {

    private static final int MAX_SAMPLES = 256;

    /** Of the networks that a paradigm of the core brings: about 500,000 parameters. */
    private static final int OWN_WIDTH = 256;

    /** What {@link #method} knows. */
    static final List<String> METHODS = methods();

    /** Whether a task has a recipe. */
    static boolean exists(String task) {
        return task.equals("avoiding") || task.equals("reach");
    }

    /** The recipe of a task by name. */
    static Recipe of(String task, Method method) {
        return switch (task) {
            case "avoiding" -> avoiding(method);
            case "reach" -> reach(method);
            default -> throw new IllegalArgumentException("task must be one of [avoiding, reach], was '" + task + "'");
        };
    }

    /** The method of a name, with its usual settings. */
    static Method method(String name) {
        return switch (name) {
            case "flow", "flow-matching" -> new Flow(1);
            case "diffusion" -> new Diffusion(100, Diffusion.Prediction.V, 0);
            case "bc" -> new Cloning();
            case "cvae" -> new Cvae(0.1);
            case "gmm" -> new Mixture(8);
            default -> {
                if (!OfParadigm.names().contains(name)) {
                    boolean known = Lineup.names().contains(name);
                    throw new IllegalArgumentException("--method must be one of "
                            + (known ? "which samples can be drawn, " : "") + METHODS + ", was '" + name + "'");
                }
                yield new OfParadigm(name);
            }
        };
    }

    private static List<String> methods() {
        List<String> names = new ArrayList<>(List.of("flow", "diffusion", "cvae", "bc", "gmm"));
        OfParadigm.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    /** A paradigm of the core has its own networks. */
    private static Architecture network(Method method, Architecture otherwise) {
        return method instanceof OfParadigm ? new Architecture.Own(OWN_WIDTH) : otherwise;
    }

    /** Nothing known but columns: frames as they are, a path that nothing can touch. */
    static Recipe general(
            String task, List<String> observations, List<ActionColumn> actions, double dt, Method method) {
        PolicySpec spec = new PolicySpec(
                task,
                observations,
                actions,
                2,
                16,
                8,
                dt,
                GoalKind.NONE,
                0,
                Encoding.PLAIN,
                method,
                network(method, new Architecture.Mlp(256, 4, 96)),
                sampling(method, 1),
                new Body.Free(),
                new Safety(0, 0),
                new Windows(7, Windows.Ending.HOLD, false, 0, Augmentation.NONE));
        return new Recipe(spec, plan(20_000, 1e-3), 256, 0);
    }

    /**
     * The tool is seen relative to where it is sent, and that place besides as waves, so that it is resolved to the mm. What
     * is learnt is the demonstrated path, from wherever a disturbance has led.
     */
    private static Recipe avoiding(Method method) {
        Encoding encoding = new Encoding(
                Map.of("x", "des_x", "y", "des_y"),
                true,
                List.of("des_x", "des_y"),
                5,
                1.5,
                Normalization.Kind.DEVIATION);
        PolicySpec spec = new PolicySpec(
                "avoiding",
                List.of("des_x", "des_y", "x", "y"),
                List.of(ActionColumn.parse("delta(path_x, des_x)"), ActionColumn.parse("delta(path_y, des_y)")),
                2,
                17,
                4,
                0.035,
                GoalKind.NONE,
                0,
                encoding,
                method,
                network(method, new Architecture.Mlp(256, 4, 96)),
                sampling(method, 0.85),
                new Body.Tool(0.01, 0.12, Avoiding.TOP_SPEED),
                new Safety(0.005, 0.02),
                new Windows(0, Windows.Ending.CONTINUE, true, 0, new Augmentation(0, 0, 0, 0.88)));
        return new Recipe(spec, plan(12_000, 4e-3), 256, 960);
    }

    /** A flow says the target: 231 numbers that move together need not pass through a network of 320. */
    private static Recipe reach(Method named) {
        Method method = named instanceof Flow flow ? new Flow(flow.timePower(), Flow.Prediction.TARGET) : named;
        List<String> q = List.of("q0", "q1", "q2", "q3", "q4", "q5", "q6");
        PolicySpec spec = new PolicySpec(
                "reach",
                q,
                q.stream()
                        .map(name -> ActionColumn.parse("delta(" + name + ")"))
                        .toList(),
                2,
                33,
                8,
                0.1,
                GoalKind.JOINTS,
                Reach.MOST_OBSTACLES,
                new Encoding(Map.of(), true, List.of(), 0, 1, Normalization.Kind.DEVIATION),
                method,
                network(method, new Architecture.Mlp(320, 4, 128)),
                sampling(method, 0.85),
                new Body.Joints("panda"),
                new Safety(0.003, 0.03),
                new Windows(31, Windows.Ending.HOLD, false, 0.25, Augmentation.NONE));
        return new Recipe(spec, plan(50_000, 3e-3), 128, 60_000);
    }

    private static Sampling sampling(Method method, double noiseScale) {
        return method instanceof Diffusion
                ? new Sampling(SolverKind.DDIM, 16, noiseScale, MAX_SAMPLES)
                : new Sampling(SolverKind.EULER, 10, noiseScale, MAX_SAMPLES);
    }

    private static Plan plan(long steps, double rate) {
        return new Plan(steps, rate, Math.min(300, steps / 4), 0.9, 0.99, 1e-4, 1, 0.999, 0);
    }
}
