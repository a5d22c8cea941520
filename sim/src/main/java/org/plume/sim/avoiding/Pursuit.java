package org.plume.sim.avoiding;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Walks the desired position along a route as a driver steers a car: it heads for the point of the route that lies
 * {@code LOOK_AHEAD} before it (pure pursuit, Coulter 1992), turns no faster than on a circle of {@code TURN_RADIUS}, and
 * its hand is not quite steady. So it returns to the route from wherever it is.
 */
final class Pursuit {

    /** Usual length of a step, m. */
    static final double SPEED = 0.0117;

    private static final double SPEED_SPREAD = 0.05;
    private static final double ACCELERATION = 0.004;
    private static final double LOOK_AHEAD = 0.05;
    private static final double SEARCH = 0.05;
    private static final double TURN_RADIUS = 0.06;
    private static final double GAIN = 0.5;
    private static final double TREMOR = 0.01;
    private static final double TREMOR_MEMORY = 0.8;

    private final Route route;
    private final double speed;
    private final @Nullable RandomGenerator rng;
    private double x;
    private double y;
    private double heading;
    private double velocity;
    private double tremor;
    private double along;
    private double turned;

    /**
     * A hand at (x, y).
     *
     * @param heading direction of its last step, rad; NaN when it is at rest
     * @param rng its speed and its tremor; null for a hand that is quite steady
     */
    Pursuit(Route route, double x, double y, double heading, @Nullable RandomGenerator rng) {
        this.route = route;
        this.rng = rng;
        this.x = x;
        this.y = y;
        speed = rng == null ? SPEED : SPEED * (1 + SPEED_SPREAD * (2 * rng.nextDouble() - 1));
        velocity = Double.isNaN(heading) ? 0 : SPEED;
        this.heading = Double.isNaN(heading) ? bearing() : heading;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** How much it steered so far, rad. */
    double turned() {
        return turned;
    }

    /** One step, at most {@link Avoiding#LIMIT} in each coordinate. */
    void step() {
        along = route.nearest(along, along + SEARCH, x, y);
        double turn = Math.IEEEremainder(bearing() - heading, 2 * Math.PI);
        double steered = clip(GAIN * turn, speed / TURN_RADIUS);
        turned += Math.abs(steered);
        tremor = rng == null ? 0 : TREMOR_MEMORY * tremor + TREMOR * rng.nextGaussian();
        heading += steered + tremor;
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
