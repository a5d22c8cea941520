package org.plume.policy;

import static org.plume.policy.Rules.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.policy.cost.Body;
import org.plume.policy.cost.Safety;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Method;
import org.plume.policy.method.OfParadigm;
import org.plume.policy.method.Sampling;
import org.plume.policy.method.Shape;

/**
 * What a policy sees, what it gives, and how it was made: the part of a model folder's description that is its own.
 *
 * <p>The timeline of Chi et al. 2023 (observationSteps o = 2, horizon 8, actionSteps 4):
 *
 * <pre>
 *   time of the action   -1   0   1   2   3   4   5   6
 *   frames seen           x   x
 *   chunk                 x   x   x   x   x   x   x   x
 *   executed                  x   x   x   x
 * </pre>
 *
 * @param task what it was trained on, for instance {@code avoiding}
 * @param observations the columns of a frame
 * @param actions the columns of an action
 * @param observationSteps frames seen, o
 * @param horizon steps of a chunk; the first o - 1 lie in the past
 * @param actionSteps how many are executed before one asks again
 * @param dt time between steps, s
 * @param goal what kind of goal it sees
 * @param obstacles how many obstacles it sees at most
 * @param encoding how frames become numbers
 * @param method flow, diffusion, behaviour cloning, cvae, mixture, or a paradigm of the core
 * @param network its architecture
 * @param sampling the sampler's defaults
 * @param body what moves along a path, for costs and limits
 * @param safety distances to keep
 * @param windows how demonstrations were cut into examples
 */
public record PolicySpec(
        String task,
        List<String> observations,
        List<ActionColumn> actions,
        int observationSteps,
        int horizon,
        int actionSteps,
        double dt,
        GoalKind goal,
        int obstacles,
        Encoding encoding,
        Method method,
        Architecture network,
        Sampling sampling,
        Body body,
        Safety safety,
        Windows windows) {

    private static final int MOST_STEPS = 1024;
    private static final int MOST_OBSTACLES = 256;

    public PolicySpec {
        require(!task.isBlank(), "task must not be blank", '"' + task + '"');
        observations = distinct("observations", observations);
        actions = distinct("actions", actions);
        require(horizon >= 1 && horizon <= MOST_STEPS, "horizon must be in [1, " + MOST_STEPS + "]", horizon);
        require(
                observationSteps >= 1 && observationSteps <= horizon,
                "observationSteps must be in [1, horizon = " + horizon + "]",
                observationSteps);
        require(actionSteps >= 1, "actionSteps must be >= 1", actionSteps);
        int future = horizon - observationSteps + 1;
        require(
                actionSteps <= future,
                "actionSteps must be <= horizon - observationSteps + 1 = " + future,
                actionSteps);
        require(dt > 0 && dt <= 3600, "dt must be in (0, 3600] s", dt);
        require(
                obstacles >= 0 && obstacles <= MOST_OBSTACLES,
                "obstacles must be in [0, " + MOST_OBSTACLES + "]",
                obstacles);
        for (ActionColumn action : actions) {
            known(observations, "actions: the anchor of " + action, action.anchor());
        }
        for (var pair : encoding.relative().entrySet()) {
            known(observations, "encoding.relative: the column", pair.getKey());
            known(observations, "encoding.relative: the anchor of " + pair.getKey(), pair.getValue());
        }
        for (String column : encoding.waves()) {
            known(observations, "encoding.waves: the column", column);
        }
        windows.check(horizon, observationSteps);
        require(
                network instanceof Architecture.Own == method instanceof OfParadigm,
                "network must be "
                        + (method instanceof OfParadigm ? "own" : "mlp, unet, transformer or encoder-decoder")
                        + " for method " + method.name(),
                network);
        body.check(actions.size());
        sampling.check(method);
    }

    /** Reads what {@link #json()} wrote. */
    public static PolicySpec of(JsonNode json) {
        return Json.read(json, PolicySpec.class, "policy");
    }

    /** What {@link #of} reads: the {@code policy} of a {@code model.json}. */
    public JsonNode json() {
        return Json.write(this);
    }

    /** Index of the first step of a chunk that lies ahead: observationSteps - 1. */
    public int firstStep() {
        return observationSteps - 1;
    }

    /** What the network sees and gives, for a condition of this length. */
    public Shape shape(int condition) {
        return new Shape(horizon, actions.size(), condition);
    }

    /** Numbers in a chunk: horizon times action columns. */
    public int chunkSize() {
        return horizon * actions.size();
    }

    private static <T> List<T> distinct(String name, List<T> columns) {
        require(!columns.isEmpty(), name + " must have >= 1 entries", columns);
        require(new HashSet<>(columns).size() == columns.size(), name + " must differ from each other", columns);
        return List.copyOf(columns);
    }

    private static void known(List<String> observations, String what, @Nullable String column) {
        require(
                column == null || observations.contains(column),
                what + " must be one of the observations " + observations,
                column == null ? "" : column);
    }
}
