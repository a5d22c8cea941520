package org.plume.sim.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plume.sim.Controller;
import org.plume.sim.Episode;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Outcome;
import org.plume.sim.Task;
import org.plume.sim.Trial;

/** Episodes of a task, one after another, driven while they are looked at. */
public final class LiveTask implements Live {

    /** Who drives. */
    public interface Driving {

        /**
         * A controller of one episode.
         *
         * @param listener is told of all that it samples
         * @param seed everything random in it is a function of it
         */
        Controller episode(Consumer<Draw> listener, long seed);

        /** Ends the driving. */
        default void close() {}
    }

    private final Task task;
    private final Driving driving;
    private final List<String> caption;
    private final long seed;
    private int episodes;
    private @Nullable Episode episode;
    private boolean begun;
    private Draw draw = Draw.NOTHING;

    /**
     * @param caption lines beneath the title: model, K, network evaluations
     * @param seed of the study whose episodes these are
     */
    public LiveTask(Task task, Driving driving, List<String> caption, long seed) {
        this.task = task;
        this.driving = driving;
        this.caption = List.copyOf(caption);
        this.seed = seed;
    }

    @Override
    public Setting start() {
        end();
        draw = Draw.NOTHING;
        begun = false;
        Episode next = Episode.start(task, s -> driving.episode(d -> draw = d, s), new Trial(seed, episodes++));
        episode = next;
        return Replays.setting(task, next.result(), caption);
    }

    /** Acts, then asks, so that what is shown at a step is what was sampled there. */
    @Override
    public Optional<Moment> next() {
        Episode now = episode;
        if (now == null || (begun && now.over())) {
            return Optional.empty();
        }
        if (begun) {
            now.act();
        }
        begun = true;
        if (!now.over()) {
            now.plan();
        }
        EpisodeResult result = now.result();
        double[][] joints = task.joints(result);
        String note =
                result.outcome() == Outcome.RUNNING ? "" : result.outcome().text();
        return Optional.of(
                Replays.moment(result.steps() * task.dt(), joints[result.steps()], result.tool(), draw, note));
    }

    private void end() {
        Episode last = episode;
        if (last != null) {
            last.close();
        }
    }

    @Override
    public void close() {
        end();
        driving.close();
    }
}
