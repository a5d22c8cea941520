package org.plume.compare.data;

import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Points along two curves, each the other turned by half a turn, with normal noise: log p(x | label) is the integral of the
 * noise's density over the curve, by the midpoint rule at 2,000 places, which is exact to about 1e-9 at these deviations.
 */
final class Curves implements KnownPointSet {

    private static final int PLACES = 2000;

    private final String name;
    private final double deviation;
    private final double[][] places = new double[PLACES][];
    private final DoubleFunction<double[]> curve;

    /**
     * A pair of curves.
     *
     * @param curve the first, from [0, 1] to the plane; points are uniform in the argument
     * @param deviation of the noise
     */
    Curves(String name, DoubleFunction<double[]> curve, double deviation) {
        this.name = name;
        this.curve = curve;
        this.deviation = deviation;
        for (int i = 0; i < PLACES; i++) {
            places[i] = curve.apply((i + 0.5) / PLACES);
        }
    }

    /** Two half circles that reach into each other. */
    static Curves moons() {
        return new Curves(
                "moons",
                u -> new double[] {1.15 * (Math.cos(Math.PI * u) - 0.5), 2 * (Math.sin(Math.PI * u) - 0.25)},
                0.1);
    }

    /** Two spirals of one and a half turns. */
    static Curves spirals() {
        return new Curves(
                "spirals",
                u -> {
                    double turn = 3 * Math.PI * Math.sqrt(u);
                    double radius = 2 * Math.sqrt(u);
                    return new double[] {-radius * Math.cos(turn), radius * Math.sin(turn)};
                },
                0.06);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public int labels() {
        return 2;
    }

    @Override
    public Labelled draw(RandomGenerator rng) {
        int label = rng.nextInt(2);
        double sign = label == 0 ? 1 : -1;
        double[] x = curve.apply(rng.nextDouble());
        return new Labelled(
                new double[] {sign * x[0] + deviation * rng.nextGaussian(), sign * x[1] + deviation * rng.nextGaussian()
                },
                label);
    }

    @Override
    public double logDensity(double[] x, int label) {
        double sign = label == 0 ? 1 : -1;
        double least = Double.POSITIVE_INFINITY;
        double[] squares = new double[PLACES];
        for (int i = 0; i < PLACES; i++) {
            double u = (x[0] - sign * places[i][0]) / deviation;
            double v = (x[1] - sign * places[i][1]) / deviation;
            squares[i] = u * u + v * v;
            least = Math.min(least, squares[i]);
        }
        double sum = 0;
        for (double square : squares) {
            sum += Math.exp((least - square) / 2);
        }
        return Math.log(sum / PLACES) - least / 2 - Math.log(2 * Math.PI * deviation * deviation);
    }
}
