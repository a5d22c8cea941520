package org.plume.compare.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.Distribution;

/**
 * How a model samples.
 *
 * @param evaluations of the network for one sample
 * @param millis for 1,000 samples, on one thread: the median over draws, for a fifth of a second at least
 * @param quality against fresh data
 * @param curve quality against evaluations
 * @param ways quality by other ways of drawing from the same network, where it has them
 */
public record Sampling(
        int evaluations,
        double millis,
        SampleQuality quality,
        List<StepCurve.Point> curve,
        Map<String, StepCurve.Point> ways) {

    /** Below it a draw is timed again: what was never compiled, and a pause, would be most of it. */
    private static final double LEAST_MILLIS = 200;

    static Sampling of(Distribution model, SampleQuality.Reference reference, Effort effort, Streams streams) {
        List<List<double[]>> way = model.walk(effort.points(), streams.child(0));
        List<List<double[]>> draws = new ArrayList<>();
        draws.add(way.get(way.size() - 1));
        List<Double> millis = new ArrayList<>();
        double spent = 0;
        for (int k = 1; k < effort.repeats() || spent < LEAST_MILLIS; k++) {
            long start = System.nanoTime();
            List<double[]> drawn = model.sample(effort.points(), streams.child(Math.min(k, effort.repeats())));
            double took = (System.nanoTime() - start) / 1e6;
            millis.add(took);
            spent += took;
            if (k < effort.repeats()) {
                draws.add(drawn);
            }
        }
        double median = StatUtils.percentile(
                millis.stream().mapToDouble(Double::doubleValue).toArray(), 50);
        return new Sampling(
                model.evaluations(),
                median * 1000 / effort.points(),
                SampleQuality.of(draws, reference, effort.permutations(), streams.at(101)),
                StepCurve.of(model, way, reference, streams.child(102)),
                StepCurve.ways(model, reference, streams.child(103)));
    }
}
