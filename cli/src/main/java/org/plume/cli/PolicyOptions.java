package org.plume.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plume.generative.learn.Plan;
import org.plume.policy.ActionColumn;
import org.plume.policy.GoalKind;
import org.plume.policy.PolicySpec;
import org.plume.policy.Windows;
import org.plume.policy.cost.Body;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Method;
import org.plume.policy.method.Sampling;
import org.plume.policy.method.SolverKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a policy is to be: a task's recipe, or columns of one's own, with whatever the command line changes. */
final class PolicyOptions {

    @Option(names = "--task", description = "avoiding or reach; with --observation and --action, any name of yours")
    String task = "custom";

    @Option(names = "--observation", split = ",", paramLabel = "a", description = "columns of the data that are seen")
    @Nullable
    List<String> observation;

    @Option(
            names = "--action",
            paramLabel = "\"x,delta(y)\"",
            description = "what is commanded: a column, or delta(column), its next value minus its present one")
    @Nullable
    String action;

    @Option(names = "--dt", paramLabel = "S", description = "time between rows of the data, s")
    @Nullable
    Double dt;

    @Option(
            names = "--method",
            defaultValue = "flow",
            description =
                    "flow, diffusion, cvae, bc, gmm, or a paradigm of `compare`: vae, gan, wgan-gp, affine-flow,"
                            + " spline-flow, energy-nce, score-vp, distilled-4, latent-diffusion, .. (default: ${DEFAULT-VALUE})")
    String method = "";

    @Option(names = "--goal", description = "none, joints, position or line: what the scenes beside the data hold")
    @Nullable
    String goal;

    @Option(names = "--obstacles", paramLabel = "N", description = "obstacles of a scene that are seen, at most")
    @Nullable
    Integer obstacles;

    @Mixin
    final ArmOptions arm = new ArmOptions();

    @Mixin
    final PolicyNetworkOptions networks = new PolicyNetworkOptions();

    @Option(names = "--observation-steps", description = "frames seen")
    @Nullable
    Integer observationSteps;

    @Option(names = "--horizon", description = "steps of a chunk")
    @Nullable
    Integer horizon;

    @Option(names = "--action-steps", description = "steps executed before asking again")
    @Nullable
    Integer actionSteps;

    @Option(names = "--evaluations", description = "network evaluations of a trajectory")
    @Nullable
    Integer evaluations;

    @Option(
            names = "--solver",
            description =
                    "how a path is gone: euler, heun, ddim, ancestral, dpm2s or dpm2m (default: euler for flow, ddim"
                            + " for diffusion)")
    @Nullable
    String solver;

    @Option(
            names = "--noise-scale",
            description = "deviation of the first noise; below 1 samples are safer and less diverse")
    @Nullable
    Double noiseScale;

    @Option(names = "--steps", description = "optimiser steps")
    @Nullable
    Long steps;

    @Option(names = "--batch", description = "examples of a minibatch")
    @Nullable
    Integer batch;

    @Option(names = "--learning-rate", description = "its peak")
    @Nullable
    Double learningRate;

    Recipe recipe(long seed) {
        Method chosen = Recipe.method(method);
        Recipe base = Recipe.exists(task) ? Recipe.of(task, chosen) : custom(chosen);
        PolicySpec s = base.spec();
        int steps = or(observationSteps, s.observationSteps());
        int length = or(horizon, s.horizon());
        PolicySpec spec = new PolicySpec(
                s.task(),
                or(observation, s.observations()),
                action == null ? s.actions() : actions(action),
                steps,
                length,
                or(actionSteps, s.actionSteps()),
                or(dt, s.dt()),
                goal == null ? s.goal() : goal(goal),
                or(obstacles, s.obstacles()),
                s.encoding(),
                s.method(),
                network(s.network()),
                new Sampling(
                        solver == null ? s.sampling().solver() : solver(solver, chosen),
                        or(evaluations, s.sampling().evaluations()),
                        or(noiseScale, s.sampling().noiseScale()),
                        s.sampling().maxSamples()),
                arm.given() ? new Body.Joints(arm.arm().name()) : s.body(),
                s.safety(),
                new Windows(
                        Math.max(0, Math.min(s.windows().padAfter(), length - steps)),
                        s.windows().ending(),
                        s.windows().trimIdle(),
                        s.windows().startShare(),
                        s.windows().augmentation()));
        return new Recipe(spec, plan(base.plan(), seed), or(batch, base.batch()), base.demonstrations());
    }

    private static GoalKind goal(String name) {
        try {
            return GoalKind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--goal must be one of "
                            + Arrays.toString(GoalKind.values()).toLowerCase(Locale.ROOT) + ", was '" + name + "'",
                    e);
        }
    }

    private Recipe custom(Method chosen) {
        if (observation == null || action == null || dt == null) {
            throw new IllegalArgumentException(
                    "--observation, --action and --dt must be given together, or --task be one of [avoiding, reach]");
        }
        return Recipe.general(task, observation, actions(action), dt, chosen);
    }

    /** Splits at the commas outside of parentheses. */
    private static List<ActionColumn> actions(String text) {
        return Arrays.stream(text.split(",(?![^()]*\\))"))
                .map(ActionColumn::parse)
                .toList();
    }

    private Plan plan(Plan p, long seed) {
        long n = or(steps, p.steps());
        return new Plan(
                n,
                or(learningRate, p.learningRate()),
                Math.min(p.warmupSteps(), n / 4),
                p.beta1(),
                p.beta2(),
                p.weightDecay(),
                p.clipNorm(),
                p.emaDecay(),
                seed);
    }

    private Architecture network(Architecture base) {
        if (base instanceof Architecture.Own) {
            refuse("--network", networks.network);
            refuse("--blocks", networks.blocks);
            refuse("--learning-rate", learningRate);
            refuse("--noise-scale", noiseScale);
            refuse("--evaluations", evaluations);
        }
        return networks.of(base);
    }

    private void refuse(String option, @Nullable Object value) {
        if (value != null) {
            throw new IllegalArgumentException(option + " must not be given with --method " + method
                    + ", which brings its own, was " + value + "; --width, --steps and --batch may be");
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    private static SolverKind solver(String name, Method method) {
        List<SolverKind> fitting = SolverKind.fitting(method);
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException(
                    "--solver must not be given with --method " + method.name() + ", which has no path to go");
        }
        return fitting.stream()
                .filter(kind -> named(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--solver must be one of "
                        + fitting.stream().map(PolicyOptions::named).toList() + " for --method " + method.name()
                        + ", was '" + name + "'"));
    }

    private static String named(SolverKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
