package org.plume.compare.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.plume.generative.Density;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.AutoencoderModel.Codec;
import org.plume.generative.paradigm.EnergyModel.EnergyDistribution;
import org.plume.generative.paradigm.Learned;
import org.plume.generative.paradigm.PathModel.PathDistribution;
import org.plume.generative.paradigm.VaeModel.VaeDistribution;

/**
 * How plausible a model finds points, and what its number is.
 *
 * @param kind what the number is
 * @param of a number for each point, larger for the more plausible
 */
public record Plausibility(Kind kind, Function<List<double[]>, double[]> of) {

    /** Energies are integrated over it: N(0, 2^2 I), the tail of all of them, has less than 0.01 beyond. */
    private static final Grid EVERYWHERE = new Grid(6, 300);

    private static final int BOUND_DRAWS = 32;

    /** What the number is. */
    public enum Kind {
        /** log p(x). */
        EXACT,
        /** log p(x), up to the error of an integrator. */
        PROBABILITY_FLOW,
        /** At most log p(x): the mean of the evidence lower bound over 32 draws. */
        BOUND,
        /** -E(x) less log Z, which a sum over a fine grid gives in the plane and nowhere else. */
        UNNORMALISED,
        /** Minus the squared error of a reconstruction: no density at all. */
        RECONSTRUCTION;

        public String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether it may be compared with log p(x). */
        public boolean isLogDensity() {
            return this != RECONSTRUCTION;
        }
    }

    /** That of a model, by its type; of one that can only sample, none. */
    public static Optional<Plausibility> of(Learned model, int size, Effort effort, Streams streams) {
        if (model instanceof Density<?> density) {
            return Optional.of(new Plausibility(Kind.EXACT, exact(density)));
        }
        if (model instanceof PathDistribution path) {
            return Optional.of(new Plausibility(Kind.PROBABILITY_FLOW, path.flow(effort.flowSteps())::logDensities));
        }
        if (model instanceof VaeDistribution vae) {
            return Optional.of(new Plausibility(Kind.BOUND, points -> bounds(vae, points, streams.at(0))));
        }
        if (model instanceof EnergyDistribution energy) {
            double logZ = size == 2 ? Math.log(EVERYWHERE.integral(energy.logUnnormalised(EVERYWHERE.points()))) : 0;
            return Optional.of(new Plausibility(
                    Kind.UNNORMALISED,
                    points -> DoubleStream.of(energy.logUnnormalised(points))
                            .map(log -> log - logZ)
                            .toArray()));
        }
        if (model instanceof Codec codec) {
            return Optional.of(new Plausibility(
                    Kind.RECONSTRUCTION,
                    points -> DoubleStream.of(codec.reconstructionErrors(points))
                            .map(error -> -error)
                            .toArray()));
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Function<List<double[]>, double[]> exact(Density<?> density) {
        return ((Density<double[]>) density)::logDensities;
    }

    private static double[] bounds(VaeDistribution vae, List<double[]> points, RandomGenerator rng) {
        double[] means = new double[points.size()];
        for (int k = 0; k < BOUND_DRAWS; k++) {
            double[] draws = vae.bounds(points, 1, rng);
            for (int i = 0; i < means.length; i++) {
                means[i] += draws[i] / BOUND_DRAWS;
            }
        }
        return means;
    }
}
