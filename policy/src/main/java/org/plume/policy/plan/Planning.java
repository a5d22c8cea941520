package org.plume.policy.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.Walk;
import org.plume.policy.Chunk;
import org.plume.policy.cost.Geometry;
import org.plume.policy.plan.ActionDistribution.Draw;

/** A plan on its way: the draw, then the estimates of densities where they are asked for. */
public final class Planning implements Walk {

    /** Streams of density estimates are a family of their own, so that asking for them changes no sample. */
    private static final int DENSITY = 1;

    private final Planner planner;
    private final PlanRequest request;
    private final Geometry geometry;
    private final ActionDistribution distribution;
    private final Draw draw;
    private Densities.@Nullable Measure measure;

    Planning(Planner planner, PlanRequest request, Geometry geometry, ActionDistribution distribution, Draw draw) {
        this.planner = planner;
        this.request = request;
        this.geometry = geometry;
        this.distribution = distribution;
        this.draw = draw;
    }

    /** The step that is next. */
    private Walk walk() {
        Densities.Measure second = measure;
        return second == null ? draw : second;
    }

    @Override
    public boolean done() {
        return walk().done();
    }

    @Override
    public List<Query> queries() {
        return walk().queries();
    }

    @Override
    public void advance(List<double[]> predictions) {
        walk().advance(predictions);
        if (measure == null && draw.done() && request.logDensity() && distribution instanceof Densities.Estimated e) {
            Streams streams = request.streams().child(DENSITY);
            List<Chunk> chunks = draw.chunks();
            measure = e.measure(
                    chunks,
                    IntStream.range(0, chunks.size()).mapToObj(streams::at).toList());
        }
    }

    /** Prices the trajectories, groups them and chooses, once done. */
    public Plan plan() {
        List<Chunk> chunks = draw.chunks();
        return planner.choose(request, geometry, chunks, densities(chunks), distribution.evaluations());
    }

    private List<OptionalDouble> densities(List<Chunk> chunks) {
        Densities.Measure estimates = measure;
        if (estimates != null) {
            return Arrays.stream(estimates.logDensities())
                    .mapToObj(OptionalDouble::of)
                    .toList();
        }
        if (request.logDensity() && distribution instanceof Densities.Exact exact) {
            return chunks.stream()
                    .map(c -> OptionalDouble.of(exact.logDensity(c)))
                    .toList();
        }
        return Collections.nCopies(chunks.size(), OptionalDouble.empty());
    }
}
