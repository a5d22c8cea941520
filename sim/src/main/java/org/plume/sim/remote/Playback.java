package org.plume.sim.remote;

import org.jspecify.annotations.Nullable;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.Execution;
import org.plume.proto.policy.v1.Matrix;

/** The chunk that a robot executes, and how far it has come. */
public final class Playback {

    private @Nullable ActionChunk chunk;
    private int joined;
    private int next;

    /** Takes over a newer chunk at the action of this step; false where it has none for it. */
    public boolean join(ActionChunk newer, long step) {
        long row = step - newer.getValidFrom();
        if (row < 0 || row >= newer.getActions().getRows()) {
            return false;
        }
        chunk = newer;
        joined = (int) row;
        next = joined;
        return true;
    }

    /** The action of this step; null where there is none left. */
    public double @Nullable [] action() {
        ActionChunk now = chunk;
        if (now == null || next >= now.getActions().getRows()) {
            return null;
        }
        Matrix actions = now.getActions();
        double[] action = new double[actions.getColumns()];
        for (int a = 0; a < action.length; a++) {
            action[a] = actions.getValues(next * action.length + a);
        }
        next++;
        return action;
    }

    /** Actions until the end of the chunk. */
    public int left() {
        ActionChunk now = chunk;
        return now == null ? 0 : now.getActions().getRows() - next;
    }

    /** The next action of the chunk, counted from its first. */
    public int next() {
        return next;
    }

    /** Whether an action was executed since the chunk took over. */
    public boolean moved() {
        return next > joined;
    }

    /** What the server is told of it; null while there is nothing. */
    public @Nullable Execution execution() {
        ActionChunk now = chunk;
        return now == null
                ? null
                : Execution.newBuilder()
                        .setChunk(now.getChunk())
                        .setJoined(joined)
                        .setNext(next)
                        .build();
    }
}
