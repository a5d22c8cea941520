package org.plume.generative.learn;

/**
 * How long and how fast to learn.
 *
 * @param steps optimiser steps
 * @param learningRate peak of the schedule: linear warm-up, then half a cosine to zero
 * @param warmupSteps steps of the warm-up
 * @param beta1 decay of AdamW's first moment
 * @param beta2 decay of AdamW's second moment
 * @param weightDecay decoupled weight decay (Loshchilov and Hutter 2019) of parameters of rank 2 and more: matrices and
 *     kernels, not biases and gains
 * @param clipNorm the gradient's global norm is clipped to this; 0: not at all
 * @param emaDecay final decay of the moving average of weights, which is what is served; 0: none, the weights themselves
 *     are served
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

    /** The learning rate of step n = 0, 1, ..: linear to its peak, which step {@code warmupSteps} has, then a cosine. */
    public double learningRateAt(long n) {
        if (n < warmupSteps) {
            return learningRate * (n + 1) / (warmupSteps + 1);
        }
        double done = (double) (n - warmupSteps) / (steps - warmupSteps);
        return learningRate * 0.5 * (1 + Math.cos(Math.PI * Math.min(done, 1)));
    }

    /** The decay of the moving average at step n: min(emaDecay, (1 + n) / (10 + n)), so that it forgets the start. */
    public double emaDecayAt(long n) {
        return Math.min(emaDecay, (1.0 + n) / (10.0 + n));
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", was " + value);
        }
    }
}
