package org.plume.server.session;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.plume.policy.Chunk;

/** The latest chunks that a robot was told, and how late it took them over. */
final class Chunks {

    private static final int KEPT = 8;

    private final Deque<Told> told = new ArrayDeque<>();
    private long count;

    /** The part of a chunk that lay ahead when it was drawn. */
    private static final class Told {

        private final long number;
        private final List<double[]> actions;
        private final List<double[]> path;
        private int joined = -1;

        Told(long number, Chunk chunk, int firstStep) {
            this.number = number;
            actions = Arrays.asList(chunk.actions()).subList(firstStep, chunk.horizon());
            path = Arrays.asList(chunk.path()).subList(firstStep, chunk.horizon());
        }
    }

    /** What is left of a chunk. */
    record Rest(List<double[]> actions, List<double[]> path) {

        static final Rest NONE = new Rest(List.of(), List.of());
    }

    /** The number that the chunk gets. */
    long add(Chunk chunk, int firstStep) {
        told.addLast(new Told(++count, chunk, firstStep));
        if (told.size() > KEPT) {
            told.removeFirst();
        }
        return count;
    }

    /** What is left of the chunk that is executed. An {@link IllegalArgumentException} names what cannot be. */
    Rest rest(Execution execution) {
        for (Told chunk : told) {
            if (chunk.number == execution.chunk()) {
                int steps = chunk.actions.size();
                if (execution.next() > steps) {
                    throw new IllegalArgumentException("execution.next must be <= " + steps
                            + ", the actions of the chunk, was " + execution.next());
                }
                return new Rest(
                        chunk.actions.subList(execution.next(), steps), chunk.path.subList(execution.next(), steps));
            }
        }
        throw new IllegalArgumentException("execution.chunk must be one of the latest "
                + told.stream().map(c -> c.number).toList() + ", was " + execution.chunk());
    }

    /** The chunk has been taken over at this action of it. */
    void joined(Execution execution) {
        for (Told chunk : told) {
            if (chunk.number == execution.chunk() && execution.next() > execution.joined()) {
                chunk.joined = execution.joined();
            }
        }
    }

    /** The latest at which one of them was taken over; 0 before one was. */
    int delay() {
        int delay = 0;
        for (Told chunk : told) {
            delay = Math.max(delay, chunk.joined);
        }
        return delay;
    }

    long count() {
        return count;
    }

    /** Forgets all but the number. */
    void clear() {
        told.clear();
    }
}
