package org.plume.training;

import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Turn;
import org.plume.generative.nn.Tensor;

/** Turns, one after the other and over again; which of them has a step is a function of the step. */
record Rotation(List<Turn> turns) implements Batches {

    Rotation {
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("there must be a turn");
        }
    }

    private int length() {
        return turns.stream().mapToInt(Turn::repeats).sum();
    }

    /** The index of the turn that has step n. */
    int turn(long n) {
        long place = n % length();
        int turn = 0;
        while (place >= turns.get(turn).repeats()) {
            place -= turns.get(turn).repeats();
            turn++;
        }
        return turn;
    }

    /** How many of the steps before n the turn had. */
    long steps(int turn, long n) {
        int before = turns.stream().limit(turn).mapToInt(Turn::repeats).sum();
        int own = turns.get(turn).repeats();
        return n / length() * own + Math.max(0, Math.min(own, n % length() - before));
    }

    @Override
    public Map<String, Tensor> at(long step) {
        return turns.get(turn(step)).batches().at(step);
    }
}
