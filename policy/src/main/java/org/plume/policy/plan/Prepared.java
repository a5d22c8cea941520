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

    /** Network evaluations with the derivative that follow, {@link #derivativeRows} rows each; 0 without a density. */
    public int derivativeEvaluations() {
        return request.logDensity() && distribution instanceof Densities.Estimated ? PathDensity.EVALUATIONS : 0;
    }

    public int derivativeRows() {
        return request.samples() * PathDensity.PROBES;
    }

    /**
     * Draws the noise; the network comes next.
     *
     * @param wanted network evaluations of one trajectory; 0: the model's default
     */
    public Planning start(int wanted) {
        ActionDistribution chosen = planner.policy()
                .given(request.situation(), new Effort(wanted, request.effort().beforeStep()));
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
