package org.plume.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * One episode on its way: {@link #plan} asks the controller where it has no more actions, {@link #act} executes the next one,
 * until it is {@link #over}. Confined to one thread.
 */
public final class Episode implements AutoCloseable {

    private final Task task;
    private final Trial trial;
    private final Simulation simulation;
    private final Controller controller;
    private final List<double[]> frames = new ArrayList<>();
    private final List<double[]> actions = new ArrayList<>();
    private final List<double[]> tool = new ArrayList<>();
    private double[][] chunk = new double[0][];
    private int executed;

    private Episode(Task task, Trial trial, Simulation simulation, Controller controller) {
        this.task = task;
        this.trial = trial;
        this.simulation = simulation;
        this.controller = controller;
        record();
    }

    /** An episode at its start. */
    public static Episode start(Task task, ControllerFactory controllers, Trial trial) {
        return new Episode(task, trial, task.start(trial), controllers.episode(trial.controllerSeed()));
    }

    /** From its start to its end. */
    public static EpisodeResult run(Task task, ControllerFactory controllers, Trial trial) {
        try (Episode episode = start(task, controllers, trial)) {
            while (!episode.over()) {
                episode.plan();
                episode.act();
            }
            return episode.result();
        }
    }

    public boolean over() {
        return simulation.outcome() != Outcome.RUNNING || actions.size() >= task.maxSteps();
    }

    /** Asks the controller, unless actions are left that it gave before. */
    public void plan() {
        if (executed < chunk.length) {
            return;
        }
        chunk = controller.next(new Sensed(frames, simulation.scene(), actions.size()));
        executed = 0;
        if (chunk.length == 0) {
            throw new IllegalStateException("a controller must answer with at least one action, gave none");
        }
    }

    /**
     * Executes the next action.
     *
     * @throws IllegalStateException when it is over, or nothing is planned
     */
    public void act() {
        if (executed >= chunk.length) {
            throw new IllegalStateException("an action must be planned first: none of " + chunk.length + " is left");
        }
        double[] action = chunk[executed++];
        simulation.act(action);
        actions.add(action.clone());
        record();
    }

    private void record() {
        frames.add(simulation.observe());
        tool.add(simulation.tool().toArray());
    }

    /** What has happened so far; {@link Outcome#TIMEOUT} when it took too long, {@link Outcome#RUNNING} while it is not over. */
    public EpisodeResult result() {
        Outcome outcome = simulation.outcome();
        return new EpisodeResult(
                trial,
                outcome == Outcome.RUNNING && over() ? Outcome.TIMEOUT : outcome,
                simulation.mode(),
                simulation.clearance(),
                simulation.clipped(),
                simulation.scene(),
                frames.toArray(double[][]::new),
                actions.toArray(double[][]::new),
                tool.toArray(double[][]::new));
    }

    @Override
    public void close() {
        controller.close();
    }
}
