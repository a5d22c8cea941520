package org.plume.sim.avoiding;

/**
 * How the tool follows the desired position u: with x_-1 the position a step before,
 *
 * <pre>
 *   x' = u + 1.53461 (x - u) - 0.70401 (x_-1 - u) - 0.00112
 *   y' = u + 1.83142 (y - u) - 0.88702 (y_-1 - u) + 0.00017     (m, steps of 0.035 s)
 * </pre>
 *
 * fitted to the simulation error over the 96 human demonstrations of D3IL Avoiding. A fit to single steps looks better
 * step by step, and drifts.
 */
final class ToolDynamics {

    private double x;
    private double y;
    private double xBefore;
    private double yBefore;

    /** A tool at rest at (x, y). */
    ToolDynamics(double x, double y) {
        this.x = x;
        this.y = y;
        this.xBefore = x;
        this.yBefore = y;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** One step towards the desired position (u, v). */
    void follow(double u, double v) {
        double xNext = u + 1.53461 * (x - u) - 0.70401 * (xBefore - u) - 0.00112;
        double yNext = v + 1.83142 * (y - v) - 0.88702 * (yBefore - v) + 0.00017;
        xBefore = x;
        yBefore = y;
        x = xNext;
        y = yNext;
    }

    /** Moves the tool by (dx, dy); its velocity changes by as much a step, or not at all. */
    void push(double dx, double dy, boolean velocityToo) {
        x += dx;
        y += dy;
        if (!velocityToo) {
            xBefore += dx;
            yBefore += dy;
        }
    }
}
