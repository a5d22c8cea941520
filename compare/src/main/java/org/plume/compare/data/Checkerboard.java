package org.plume.compare.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Uniform on every second square of a board of 4 x 4, of side 2 sqrt(3), so that each coordinate has variance 1; labelled by row. */
final class Checkerboard implements KnownPointSet {

    private static final int SQUARES = 4;
    private static final double SIDE = 2 * Math.sqrt(3);
    private static final double SQUARE = SIDE / SQUARES;

    @Override
    public String name() {
        return "checkerboard";
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public int labels() {
        return SQUARES;
    }

    @Override
    public Labelled draw(RandomGenerator rng) {
        int row = rng.nextInt(SQUARES);
        int column = 2 * rng.nextInt(SQUARES / 2) + row % 2;
        return new Labelled(new double[] {at(column + rng.nextDouble()), at(row + rng.nextDouble())}, row);
    }

    private static double at(double squares) {
        return squares * SQUARE - SIDE / 2;
    }

    @Override
    public double logDensity(double[] x, int label) {
        int column = (int) Math.floor((x[0] + SIDE / 2) / SQUARE);
        int row = (int) Math.floor((x[1] + SIDE / 2) / SQUARE);
        boolean inside = column >= 0 && column < SQUARES && row == label && (column + row) % 2 == 0;
        return inside ? -Math.log(SQUARE * SQUARE * SQUARES / 2) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public List<double[]> modes() {
        List<double[]> centres = new ArrayList<>();
        for (int row = 0; row < SQUARES; row++) {
            for (int column = row % 2; column < SQUARES; column += 2) {
                centres.add(new double[] {at(column + 0.5), at(row + 0.5)});
            }
        }
        return centres;
    }

    @Override
    public double modeRadius() {
        return SQUARE * Math.sqrt(0.5);
    }
}
