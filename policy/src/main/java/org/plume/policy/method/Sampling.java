package org.plume.policy.method;

import java.util.List;

/**
 * Defaults of a sampler.
 *
 * @param solver how a path is gone; of no effect for methods without one
 * @param evaluations network evaluations of one trajectory
 * @param noiseScale deviation of the first noise over the model's own: below 1, samples keep closer to the middle of each
 *     mode
 * @param maxSamples most trajectories of one request
 */
public record Sampling(SolverKind solver, int evaluations, double noiseScale, int maxSamples) {

    private static final int MOST_EVALUATIONS = 10_000;
    private static final int MOST_SAMPLES = 512;

    public Sampling {
        if (evaluations < 1 || evaluations > MOST_EVALUATIONS) {
            throw new IllegalArgumentException(
                    "sampling.evaluations must be in [1, " + MOST_EVALUATIONS + "], was " + evaluations);
        }
        if (!(noiseScale >= 0 && noiseScale <= 2)) {
            throw new IllegalArgumentException("sampling.noiseScale must be in [0, 2], was " + noiseScale);
        }
        if (maxSamples < 1 || maxSamples > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "sampling.maxSamples must be in [1, " + MOST_SAMPLES + "], was " + maxSamples);
        }
    }

    /** Refuses a solver that cannot go the method's path. */
    public void check(Method method) {
        List<SolverKind> fitting = SolverKind.fitting(method);
        if (!fitting.isEmpty() && !fitting.contains(solver)) {
            throw new IllegalArgumentException(
                    "sampling.solver must be one of " + fitting + " for method " + method.name() + ", was " + solver);
        }
    }
}
