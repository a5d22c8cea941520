package org.plume.sim.remote;

import java.util.function.Consumer;
import org.plume.arm.Goal;
import org.plume.proto.model.v1.PolicyDescription;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Matrix;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.sim.Controller;
import org.plume.sim.ControllerFactory;
import org.plume.sim.Seeds;
import org.plume.sim.Sensed;
import org.plume.sim.Task;

/**
 * Drives an episode with a policy behind a server: takes the best of K chunks, executes its first actionSteps actions, and
 * asks again, keeping to the mode it has chosen. Where no chunk is feasible it asks again, {@value #ATTEMPTS} times in all;
 * then it goes a step along the path chosen before, if that is still feasible, else holds still for a step.
 */
public final class RemoteController implements Controller {

    private static final int ATTEMPTS = 4;
    private static final String DELTA = "delta(";

    private final RemotePolicy policy;
    private final RemoteOptions options;
    private final Consumer<SampleTrajectoriesResponse> listener;
    private final long seed;

    private int asked;
    private Matrix rest = Matrix.getDefaultInstance();

    private RemoteController(
            RemotePolicy policy, RemoteOptions options, Consumer<SampleTrajectoriesResponse> listener, long seed) {
        this.policy = policy;
        this.options = options;
        this.listener = listener;
        this.seed = seed;
    }

    /** Controllers of a task's episodes. */
    public static ControllerFactory of(RemotePolicy policy, Task task, RemoteOptions options) {
        policy.check(task);
        return seed -> new RemoteController(policy, options, answer -> {}, seed);
    }

    /**
     * A controller of one of a task's episodes.
     *
     * @param listener is told of every answer
     * @param seed of request n is number n of this family
     */
    public static RemoteController of(
            RemotePolicy policy,
            Task task,
            RemoteOptions options,
            Consumer<SampleTrajectoriesResponse> listener,
            long seed) {
        policy.check(task);
        return new RemoteController(policy, options, listener, seed);
    }

    @Override
    public double[][] next(Sensed now) {
        PolicyDescription description = policy.description();
        boolean goOn = false;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            SampleTrajectoriesResponse answer = policy.sample(request(now));
            asked++;
            listener.accept(answer);
            goOn = answer.getChosenFeasible();
            if (answer.hasBest()) {
                var best = answer.getTrajectories(answer.getBest());
                int first = answer.getFirstStep();
                int next = first + description.getActionSteps();
                rest = tail(best.getPath(), next);
                return rows(best.getActions(), first, next);
            }
        }
        if (!goOn || rest.getRows() == 0) {
            return new double[][] {still(now, description)};
        }
        double[] row = rows(rest, 0, 1)[0];
        rest = tail(rest, 1);
        return new double[][] {towards(row, now, description)};
    }

    private SampleTrajectoriesRequest request(Sensed now) {
        PolicyDescription description = policy.description();
        SampleTrajectoriesRequest.Builder request = SampleTrajectoriesRequest.newBuilder()
                .setSamples(options.samples())
                .setNetworkEvaluations(options.evaluations())
                .setWeights(options.weights())
                .setSeed(Seeds.of(seed, asked));
        int unseen = Math.max(0, now.frames().size() - description.getObservationSteps());
        for (double[] frame : now.frames().subList(unseen, now.frames().size())) {
            Frame.Builder values = Frame.newBuilder();
            for (double value : frame) {
                values.addValues((float) value);
            }
            request.addFrames(values);
        }
        Goal goal = now.scene().goal();
        if (goal != null) {
            request.setGoal(WireScene.goal(goal));
        }
        if (!options.alone() || description.getObstacles() > 0) {
            now.scene().obstacles().forEach(o -> request.addObstacles(WireScene.obstacle(o)));
        }
        if (rest.getRows() > 0) {
            request.setChosen(rest);
        }
        return request.build();
    }

    /** The action that leads to a row of a path. */
    private static double[] towards(double[] row, Sensed now, PolicyDescription description) {
        double[] action = row.clone();
        for (int a = 0; a < action.length; a++) {
            String name = description.getActionNames(a);
            if (name.startsWith(DELTA)) {
                action[a] -= present(name.substring(DELTA.length(), name.length() - 1), now, description);
            }
        }
        return action;
    }

    /** No displacement, or the present value of an absolute action's column. */
    static double[] still(Sensed now, PolicyDescription description) {
        return description.getActionNamesList().stream()
                .mapToDouble(name -> name.startsWith(DELTA) ? 0 : present(name, now, description))
                .toArray();
    }

    private static double present(String name, Sensed now, PolicyDescription description) {
        int column = description.getObservationNamesList().indexOf(name);
        if (column < 0) {
            throw new IllegalStateException("no trajectory is feasible, and " + name
                    + " is not observed, so that the arm cannot be told to stay");
        }
        return now.present()[column];
    }

    private static double[][] rows(Matrix matrix, int from, int to) {
        int columns = matrix.getColumns();
        double[][] rows = new double[to - from][columns];
        for (int r = from; r < to; r++) {
            for (int c = 0; c < columns; c++) {
                rows[r - from][c] = matrix.getValues(r * columns + c);
            }
        }
        return rows;
    }

    private static Matrix tail(Matrix matrix, int from) {
        int columns = matrix.getColumns();
        return Matrix.newBuilder()
                .setRows(matrix.getRows() - from)
                .setColumns(columns)
                .addAllValues(matrix.getValuesList().subList(from * columns, matrix.getRows() * columns))
                .build();
    }
}
