package org.plume.sim.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Task;

/** Replays of episodes that are over. */
public final class Replays {

    private Replays() {}

    /**
     * An episode step by step, each step with what was sampled last.
     *
     * @param caption lines beneath the title: model, K, network evaluations
     * @param draws in the order of their steps; may be empty
     */
    public static Replay of(Task task, EpisodeResult result, List<String> caption, List<Draw> draws) {
        double[][] joints = task.joints(result);
        double[][] tool = result.tool();
        List<Moment> moments = new ArrayList<>();
        int next = 0;
        Draw draw = Draw.NOTHING;
        for (int step = 0; step < tool.length; step++) {
            while (next < draws.size() && draws.get(next).step() <= step) {
                draw = draws.get(next++);
            }
            String note = step == tool.length - 1 ? result.outcome().text() : "";
            moments.add(moment(step * task.dt(), joints[step], Arrays.copyOf(tool, step + 1), draw, note));
        }
        return new Replay(setting(task, result, caption), moments);
    }

    /**
     * One episode step by step, among all episodes of the same scene: their whole paths are the candidates, their modes
     * are the task's codes, and this episode is the chosen one.
     *
     * @param results episodes of one scene
     * @param index which of them is followed
     */
    public static Replay among(Task task, List<EpisodeResult> results, int index, List<String> caption) {
        List<String> names = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (EpisodeResult result : results) {
            String name = result.mode().orElse("undecided");
            if (!names.contains(name)) {
                names.add(name);
            }
            Map<String, Double> terms = new LinkedHashMap<>();
            terms.put("path length, m", result.pathLength());
            if (Double.isFinite(result.clearance())) {
                terms.put("clearance, m", result.clearance());
            }
            candidates.add(new Candidate(
                    result.tool(),
                    new double[0][],
                    names.indexOf(name),
                    !result.collision(),
                    result.pathLength(),
                    terms));
        }
        Draw all = new Draw(0, candidates, index, names);
        return of(task, results.get(index), caption, List.of(all));
    }

    /** One moment, with what was sampled last. */
    static Moment moment(double time, double[] joints, double[][] executed, Draw draw, String note) {
        return new Moment(time, joints, executed, draw.candidates(), draw.chosen(), draw.modeNames(), note);
    }

    /** What stays while an episode is looked at. */
    static Setting setting(Task task, EpisodeResult result, List<String> caption) {
        List<String> lines = new ArrayList<>(caption);
        lines.add(task.provenance());
        return new Setting(task.name(), lines, task.arm(), result.scene());
    }
}
