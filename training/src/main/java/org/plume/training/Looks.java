package org.plume.training;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.learn.StoppingRule;
import org.plume.generative.nn.Tensor;

/** Keeps a stopping rule: looks at the held-out loss and remembers the best. */
final class Looks implements AutoCloseable {

    private final StoppingRule rule;
    private final Gradient atAverage;
    private final Progress progress;
    private @Nullable Best best;

    /**
     * Goes on from a look.
     *
     * @param atAverage the objective at the averaged weights
     */
    Looks(StoppingRule rule, Gradient atAverage, @Nullable Best best, Progress progress) {
        this.rule = rule;
        this.atAverage = atAverage;
        this.best = best;
        this.progress = progress;
    }

    /** Looks if it is time. */
    void look(TrainingState state) {
        if (state.step() % rule.every() != 0) {
            return;
        }
        double sum = 0;
        for (Map<String, Tensor> batch : rule.heldOut()) {
            sum += atAverage.at(batch);
        }
        double loss = sum / rule.heldOut().size();
        boolean better = best == null || loss < best.loss();
        if (better) {
            best = Best.of(state, loss);
        }
        progress.heldOut(state.step(), loss, better);
    }

    /** Whether patience is at its end after so many steps. */
    boolean over(long step) {
        return best != null && step % rule.every() == 0 && step - best.step() >= rule.every() * rule.patience();
    }

    @Nullable
    Best best() {
        return best;
    }

    @Override
    public void close() {
        atAverage.close();
    }
}
