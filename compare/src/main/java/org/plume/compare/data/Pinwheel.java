package org.plume.compare.data;

import java.util.random.RandomGenerator;

/**
 * Five arms of a wheel (Johnson et al. 2016), labelled by arm: normal points, far longer than wide, each turned by an angle
 * that grows with the distance along the arm.
 */
final class Pinwheel implements PointSet {

    private static final int ARMS = 5;
    private static final double LENGTH = 0.35;
    private static final double WIDTH = 0.07;
    private static final double BEND = 0.6;

    @Override
    public String name() {
        return "pinwheel";
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public int labels() {
        return ARMS;
    }

    @Override
    public Labelled draw(RandomGenerator rng) {
        int arm = rng.nextInt(ARMS);
        double along = 1 + LENGTH * rng.nextGaussian();
        double across = WIDTH * rng.nextGaussian();
        double angle = 2 * Math.PI * arm / ARMS + BEND * Math.exp(along);
        double scale = 1.3;
        return new Labelled(
                new double[] {
                    scale * (along * Math.cos(angle) - across * Math.sin(angle)),
                    scale * (along * Math.sin(angle) + across * Math.cos(angle))
                },
                arm);
    }
}
