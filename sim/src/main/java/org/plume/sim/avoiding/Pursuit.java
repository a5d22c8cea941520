package org.plume.sim.avoiding;

import java.util.random.RandomGenerator;

/**
 * Walks the desired position along a route as a driver steers a car: it heads for the point of the route that lies
 * {@code LOOK_AHEAD} before it (pure pursuit, Coulter 1992), and turns no faster than on a circle of {@code TURN_RADIUS}.
 */
final class Pursuit {

    /** Usual length of a step, m; human demonstrations have the same. */
    private static final double SPEED = 0.0117;

    private static final double SPEED_SPREAD = 0.02;
    private static final double ACCELERATION = 0.004;
    private static final double LOOK_AHEAD = 0.05;
    private static final double SEARCH = 0.05;
    private static final double TURN_RADIUS = 0.06;
    private static final double GAIN = 0.5;

    private final Route route;
    private final double speed;
    private double x;
    private double y;
    private double heading;
    private double velocity;
    private double along;

    /** A hand at rest at (x, y); its speed is random. */
    Pursuit(Route route, double x, double y, RandomGenerator rng) {
        this.route = route;
        this.x = x;
        this.y = y;
        speed = SPEED * (1 + SPEED_SPREAD * (2 * rng.nextDouble() - 1));
        heading = bearing();
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** One step, at most {@link Avoiding#LIMIT} in each coordinate. */
    void step() {
        along = route.nearest(along, along + SEARCH, x, y);
        double turn = Math.IEEEremainder(bearing() - heading, 2 * Math.PI);
        heading += clip(GAIN * turn, speed / TURN_RADIUS);
        velocity = Math.min(speed, velocity + ACCELERATION);
        x += clip(velocity * Math.cos(heading), Avoiding.LIMIT);
        y += clip(velocity * Math.sin(heading), Avoiding.LIMIT);
    }

    private double bearing() {
        double ahead = along + LOOK_AHEAD;
        return Math.atan2(route.y(ahead) - y, route.x(ahead) - x);
    }

    private static double clip(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }
}
