package org.plume.generative.paradigm;

/**
 * How fast a phase learns, as the optimiser is told.
 *
 * @param learningRate peak of the schedule
 * @param beta1 decay of the first moment; less where the aim moves
 * @param beta2 decay of the second moment
 * @param averaging final decay of the moving average of weights, which is what is served
 */
public record Pace(double learningRate, double beta1, double beta2, double averaging) {

    /** For a loss that stays the same. */
    public static final Pace STEADY = new Pace(2e-3, 0.9, 0.99, 0.999);

    /** For adversaries, whose losses move as the other learns (Gulrajani et al. 2017). */
    public static final Pace ADVERSARIAL = new Pace(1e-3, 0.5, 0.9, 0.999);

    public Pace {
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learningRate must be > 0, was " + learningRate);
        }
    }
}
