package org.plume.compare.data;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Eight normal distributions evenly on a circle, labelled by mode. With radius sqrt(2) and deviation 0.1 each coordinate has
 * variance 1.01.
 */
final class Ring implements KnownPointSet {

    private static final int MODES = 8;
    private static final double RADIUS = Math.sqrt(2);
    private static final double DEVIATION = 0.1;

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public int labels() {
        return MODES;
    }

    @Override
    public Labelled draw(RandomGenerator rng) {
        int mode = rng.nextInt(MODES);
        double[] centre = centre(mode);
        return new Labelled(
                new double[] {centre[0] + DEVIATION * rng.nextGaussian(), centre[1] + DEVIATION * rng.nextGaussian()},
                mode);
    }

    @Override
    public double logDensity(double[] x, int label) {
        double[] centre = centre(label);
        double u = (x[0] - centre[0]) / DEVIATION;
        double v = (x[1] - centre[1]) / DEVIATION;
        return -(u * u + v * v) / 2 - Math.log(2 * Math.PI * DEVIATION * DEVIATION);
    }

    private static double[] centre(int mode) {
        double angle = 2 * Math.PI * mode / MODES;
        return new double[] {RADIUS * Math.cos(angle), RADIUS * Math.sin(angle)};
    }

    @Override
    public List<double[]> modes() {
        return IntStream.range(0, MODES).mapToObj(Ring::centre).toList();
    }

    @Override
    public double modeRadius() {
        return 4 * DEVIATION;
    }
}
