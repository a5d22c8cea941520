package org.plume.sim.remote;

import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.Execution;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.Scene;
import org.plume.sim.Controller;
import org.plume.sim.ControllerFactory;
import org.plume.sim.Sensed;
import org.plume.sim.Task;

/**
 * Drives an episode through a session, step by step: tells every observation, asks for a new chunk when actionSteps actions of
 * the old one lie behind, and takes it over when it comes. Simulated time can stand still: with {@code delay} the answer is
 * waited for at exactly so many steps after the question, so that episodes repeat to the bit.
 */
public final class SessionController implements Controller {

    private final RemoteSession session;
    private final RemotePolicy policy;
    private final boolean told;
    private final int delay;
    private final Playback playback = new Playback();

    private long asked;
    private long askedAt;

    private SessionController(RemoteSession session, RemotePolicy policy, boolean told, int delay) {
        this.session = session;
        this.policy = policy;
        this.told = told;
        this.delay = delay;
    }

    /**
     * Controllers of a task's episodes, a session each.
     *
     * @param open how each session is opened; model and seed are filled in
     * @param told whether the policy is told obstacles that it does not see
     * @param delay steps from a question to its answer
     */
    public static ControllerFactory of(RemotePolicy policy, Task task, OpenSession open, boolean told, int delay) {
        policy.check(task);
        return seed -> new SessionController(
                policy.session(open.toBuilder().setSeed(seed).build()),
                policy,
                told || policy.description().getObstacles() > 0,
                delay);
    }

    /**
     * Asks anew once an action of the chunk has been executed: before, what is seen tells nothing of it, and where an answer takes as
     * many steps as are executed, two chains of chunks would take turns that know nothing of each other.
     */
    @Override
    public double[][] next(Sensed now) {
        long step = now.step();
        if (asked > 0 && (step - askedAt >= delay || playback.left() == 0)) {
            hear(step);
        }
        boolean asking = asked == 0
                && (playback.left() == 0
                        || (playback.moved()
                                && playback.next() >= policy.description().getActionSteps()));
        long sequence = session.tell(observation(now, !asking));
        if (asking) {
            asked = sequence;
            askedAt = step;
        }
        if (asked > 0 && (delay == 0 || playback.left() == 0)) {
            hear(step);
        }
        double[] action = playback.action();
        return new double[][] {action == null ? RemoteController.still(now, policy.description()) : action};
    }

    /** Waits for what was asked. Where nothing is feasible the old chunk goes on, and another is asked for at the next step. */
    private void hear(long step) {
        ControlResponse answer = session.take();
        if (answer.hasRefusal()) {
            throw RemoteException.refused(answer.getRefusal());
        }
        ActionChunk chunk = answer.getChunk();
        playback.join(chunk, step);
        asked = 0;
    }

    private Observation.Builder observation(Sensed now, boolean silent) {
        Frame.Builder frame = Frame.newBuilder();
        for (double value : now.present()) {
            frame.addValues((float) value);
        }
        Observation.Builder observation =
                Observation.newBuilder().setStep(now.step()).addFrames(frame).setSilent(silent);
        if (now.step() == 0) {
            observation.setScene(scene(now));
        }
        @Nullable Execution execution = playback.execution();
        if (execution != null) {
            observation.setExecution(execution).setDelay(Math.min(delay, playback.left()));
        }
        return observation;
    }

    private Scene scene(Sensed now) {
        var scene = Scene.newBuilder();
        Goal goal = now.scene().goal();
        if (goal != null) {
            scene.setGoal(WireScene.goal(goal));
        }
        if (told) {
            now.scene().obstacles().forEach(o -> scene.addObstacles(WireScene.obstacle(o)));
        }
        return scene.build();
    }

    @Override
    public void close() {
        session.close();
    }
}
