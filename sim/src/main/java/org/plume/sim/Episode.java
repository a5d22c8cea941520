package org.plume.sim;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** Runs one episode from its start to its end. */
final class Episode {

    private final Task task;
    private final Simulation simulation;
    private final List<double[]> frames = new ArrayList<>();
    private final List<double[]> actions = new ArrayList<>();
    private final List<double[]> tool = new ArrayList<>();

    private Episode(Task task, Simulation simulation) {
        this.task = task;
        this.simulation = simulation;
    }

    static EpisodeResult run(Task task, ControllerFactory controllers, Trial trial) {
        Episode episode = new Episode(task, task.start(trial.taskSeed()));
        episode.record();
        try (Controller controller = controllers.episode(trial.controllerSeed())) {
            episode.drive(controller);
        }
        return episode.result(trial);
    }

    private void drive(Controller controller) {
        while (running()) {
            double[][] chunk = controller.next(new Sensed(frames, simulation.scene(), actions.size()));
            if (chunk.length == 0) {
                throw new IllegalStateException("a controller must answer with at least one action, gave none");
            }
            for (int i = 0; i < chunk.length && running(); i++) {
                simulation.act(chunk[i]);
                actions.add(chunk[i].clone());
                record();
            }
        }
    }

    private boolean running() {
        return simulation.outcome() == Outcome.RUNNING && actions.size() < task.maxSteps();
    }

    private void record() {
        Vector3D p = simulation.tool();
        frames.add(simulation.observe());
        tool.add(new double[] {p.getX(), p.getY(), p.getZ()});
    }

    private EpisodeResult result(Trial trial) {
        Outcome outcome = simulation.outcome();
        return new EpisodeResult(
                trial,
                outcome == Outcome.RUNNING ? Outcome.TIMEOUT : outcome,
                simulation.mode(),
                simulation.clearance(),
                simulation.clipped(),
                simulation.scene(),
                frames.toArray(double[][]::new),
                actions.toArray(double[][]::new),
                tool.toArray(double[][]::new));
    }
}
