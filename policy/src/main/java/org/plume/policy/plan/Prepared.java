package org.plume.policy.plan;

import java.util.stream.IntStream;
import org.plume.policy.cost.Geometry;

/** A request that was found right, with what does not need the network worked out. */
public final class Prepared {

    private final Planner planner;
    private final PlanRequest request;
    private final Geometry geometry;
    private final ActionDistribution distribution;

    Prepared(Planner planner, PlanRequest request, Geometry geometry, ActionDistribution distribution) {
        this.planner = planner;
        this.request = request;
        this.geometry = geometry;
        this.distribution = distribution;
    }

    /** What was asked. */
    public PlanRequest request() {
        return request;
    }

    /** Network evaluations of one trajectory that were asked for. */
    public int evaluations() {
        return distribution.evaluations();
    }

    /** Rows of the network at each evaluation. */
    public int rows() {
        return distribution.rows(request.samples());
    }

    /**
     * Network evaluations with the derivative, {@link #derivativeRows} rows each at most: those of a guided seam, and those of
     * a density.
     *
     * @param evaluations of one trajectory
     */
    public int derivativeEvaluations(int evaluations) {
        return (guided() ? evaluations : 0) + (measured() ? PathDensity.EVALUATIONS : 0);
    }

    /** Rows of one evaluation with the derivative. */
    public int derivativeRows() {
        return request.samples() * (measured() ? PathDensity.PROBES : 1);
    }

    private boolean measured() {
        return request.logDensity() && distribution instanceof Densities.Estimated;
    }

    private boolean guided() {
        return distribution instanceof PathDistribution path && path.guidedByDerivative();
    }

    /**
     * Draws the noise; the network comes next.
     *
     * @param wanted network evaluations of one trajectory; 0: the model's default
     */
    public Planning start(int wanted) {
        ActionDistribution chosen = wanted == distribution.evaluations()
                ? distribution
                : planner.policy()
                        .given(
                                request.situation(),
                                request.continuation(),
                                new Effort(wanted, request.effort().beforeStep()));
        return new Planning(
                planner,
                request,
                geometry,
                chosen,
                chosen.draw(IntStream.range(0, request.samples())
                        .mapToObj(request.streams()::at)
                        .toList()));
    }
}
