package org.plume.weather.io;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Members;
import org.plume.weather.Rollout;
import org.plume.weather.States;

/**
 * Forecasts from many starts into one file, some members at a time: memory is that of a batch of states, whatever the
 * members, starts and leads. A run that was killed goes on after the last batch that was complete.
 *
 * @param states what is known; a forecast sees those up to its start
 * @param starts indices of states
 * @param batch members that are drawn together
 */
public record EnsembleRun(Forecaster forecaster, States states, int[] starts, int batch) {

    public EnsembleRun {
        int memory = forecaster.memory();
        for (int start : starts) {
            if (start + 1 < memory) {
                throw new IllegalArgumentException("a start must have " + (memory - 1) + " states before it, "
                        + CfDate.text(states.times()[start], states.calendar()) + " has " + start);
            }
        }
        if (states.size() > 1 && Math.abs(states.step() - forecaster.step()) > 1e-3 * forecaster.step()) {
            throw new IllegalArgumentException(
                    "states must be " + forecaster.step() + " apart as the model's, were " + states.step());
        }
    }

    /**
     * Writes what the writer does not have yet, and finishes the file.
     *
     * @param seed of the members
     * @param progress told how many members are complete
     */
    public void into(EnsembleWriter writer, EnsemblePlan plan, long seed, IntConsumer progress) throws IOException {
        for (int from = writer.complete(); from < plan.members(); from = writer.complete()) {
            int to = Math.min(from + batch, plan.members());
            for (int s = 0; s < starts.length; s++) {
                Members members = Members.of(seed, states.times()[starts[s]], from, to);
                Rollout rollout = forecaster.start(new History(states, starts[s]), members);
                for (int lead = 0; lead < plan.leads(); lead++) {
                    float[][] rows = rollout.next();
                    for (int i = 0; i < rows.length; i++) {
                        writer.write(from + i, s, lead, rows[i]);
                    }
                }
            }
            writer.completeTo(to);
            progress.accept(to);
        }
        writer.finish();
    }

    @Override
    public String toString() {
        return starts.length + " starts, " + batch + " members at a time";
    }
}
