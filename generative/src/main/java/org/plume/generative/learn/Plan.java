package org.plume.generative.learn;

/**
 * How long and how fast to learn.
 *
 * @param steps optimiser steps
 * @param learningRate peak of the schedule: linear warm-up, then half a cosine to zero
 * @param warmupSteps steps of the warm-up
 * @param beta1 decay of AdamW's first moment
 * @param beta2 decay of AdamW's second moment
 * @param weightDecay decoupled weight decay (Loshchilov and Hutter 2019)
 * @param clipNorm the gradient's global norm is clipped to this; 0: not at all
 * @param emaDecay final decay of the moving average of weights, which is what is served; 0: none. At step n the decay is
 *     min(emaDecay, (1+n)/(10+n))
 * @param seed of the initial weights; minibatches have their own
 */
public record Plan(
        long steps,
        double learningRate,
        long warmupSteps,
        double beta1,
        double beta2,
        double weightDecay,
        double clipNorm,
        double emaDecay,
        long seed) {

    public Plan {
        require(steps >= 1, "steps must be >= 1", steps);
        require(learningRate > 0 && learningRate < 1, "learningRate must be in (0, 1)", learningRate);
        require(warmupSteps >= 0 && warmupSteps < steps, "warmupSteps must be in [0, steps)", warmupSteps);
        require(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1)", beta1);
        require(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1)", beta2);
        require(weightDecay >= 0, "weightDecay must be >= 0", weightDecay);
        require(clipNorm >= 0, "clipNorm must be >= 0", clipNorm);
        require(emaDecay >= 0 && emaDecay < 1, "emaDecay must be in [0, 1)", emaDecay);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", was " + value);
        }
    }
}
