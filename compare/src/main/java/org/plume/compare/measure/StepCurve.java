package org.plume.compare.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.Distribution;
import org.plume.generative.paradigm.EnergyModel.EnergyDistribution;
import org.plume.generative.paradigm.PathModel.PathDistribution;

/** Quality against network evaluations: by coarser grids along a path, by shorter chains; of the others, their one point. */
public final class StepCurve {

    private static final List<Integer> STEPS = List.of(1, 2, 4, 8, 16, 32, 64, 128);

    private StepCurve() {}

    /**
     * A point of the curve.
     *
     * @param evaluations of the network, for one sample
     * @param energyDistance of a sample to the reference
     */
    public record Point(int evaluations, double energyDistance) {}

    /**
     * The curve.
     *
     * @param way how a sample of the reference's size came about; its moments are the chains' shorter ones
     */
    public static List<Point> of(
            Distribution model, List<List<double[]>> way, SampleQuality.Reference reference, Streams streams) {
        int n = reference.samples().get(0).size();
        int moments = way.size() - 1;
        List<Point> curve = new ArrayList<>();
        if (model instanceof PathDistribution path) {
            for (int steps : STEPS) {
                PathDistribution coarser = path.inSteps(steps);
                if (coarser.evaluations() <= 2 * path.evaluations()) {
                    curve.add(point(coarser.evaluations(), coarser.sample(n, streams), reference));
                }
            }
        } else if (model instanceof EnergyDistribution energy) {
            for (int k = 1; k <= moments; k++) {
                int evaluations = 1 + (energy.evaluations() - 1) * k / moments;
                curve.add(point(evaluations, way.get(k), reference));
            }
        } else {
            curve.add(point(model.evaluations(), way.get(moments), reference));
        }
        return curve;
    }

    /** By each of a path's other ways; of other models none. */
    public static Map<String, Point> ways(Distribution model, SampleQuality.Reference reference, Streams streams) {
        int n = reference.samples().get(0).size();
        Map<String, Point> points = new LinkedHashMap<>();
        if (model instanceof PathDistribution path) {
            path.ways()
                    .forEach((name, way) ->
                            points.put(name, point(way.evaluations(), way.sample(n, streams), reference)));
        }
        return points;
    }

    private static Point point(int evaluations, List<double[]> sample, SampleQuality.Reference reference) {
        return new Point(evaluations, reference.energyDistance(sample));
    }
}
