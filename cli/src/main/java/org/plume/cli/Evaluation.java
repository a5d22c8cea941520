package org.plume.cli;

import java.util.List;
import java.util.Map;
import org.plume.sim.ControllerFactory;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Latency;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.TaskStatistics;

/** Runs the same episodes with one controller after another. */
record Evaluation(Task task, Study study) {

    Report of(Driver driver) {
        Latency latency = new Latency();
        List<EpisodeResult> results = run(driver.name(), latency.timing(driver.controllers(task)));
        return new Report(driver.name(), statistics(results), latency, driver.evaluations(), driver.more(task));
    }

    Report of(String name, ControllerFactory controllers) {
        return new Report(name, statistics(run(name, controllers)), null, 0, Map.of());
    }

    private List<EpisodeResult> run(String name, ControllerFactory controllers) {
        try (ConsoleProgress progress = new ConsoleProgress(name, study.size())) {
            long[] done = {0};
            return study.run(
                    task,
                    controllers,
                    result -> progress.at(++done[0], result.outcome().text()));
        }
    }

    private TaskStatistics statistics(List<EpisodeResult> results) {
        return TaskStatistics.of(task, results, study.seed());
    }
}
