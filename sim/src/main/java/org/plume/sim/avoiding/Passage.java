package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hand and tool on their way: what was logged, and how it went. */
final class Passage {

    private static final int LONGEST = 250;

    private final ToolDynamics tool;
    private final Pursuit hand;
    private final ModeCode mode = new ModeCode();
    private final List<double[]> rows = new ArrayList<>();
    private double clearance = Double.POSITIVE_INFINITY;

    Passage(ToolDynamics tool, Pursuit hand) {
        this.tool = tool;
        this.hand = hand;
        log();
    }

    /** Goes on until the tool is above {@code line}; not so if it takes too long or comes nearer than {@code least}. */
    boolean reach(double line, double least) {
        while (tool.y() <= line && rows.size() < LONGEST && clearance >= least) {
            step();
        }
        return tool.y() > line && clearance >= least;
    }

    void step() {
        double x = tool.x();
        double y = tool.y();
        hand.step();
        tool.follow(hand.x(), hand.y());
        clearance = Math.min(clearance, Geometry.clearance(x, y, tool.x(), tool.y()));
        log();
    }

    int steps() {
        return rows.size() - 1;
    }

    /** Pushes the tool by (dx, dy). */
    void push(double dx, double dy) {
        tool.displace(dx, dy);
        clearance = Math.min(clearance, Geometry.clearance(tool.x(), tool.y()));
        rows.remove(rows.size() - 1);
        log();
    }

    /** x, y, des_x, des_y of each step. */
    double[][] rows() {
        return rows.toArray(double[][]::new);
    }

    /** How much the hand steered, rad. */
    double turned() {
        return hand.turned();
    }

    Optional<String> mode() {
        return mode.value();
    }

    private void log() {
        rows.add(new double[] {tool.x(), tool.y(), hand.x(), hand.y()});
        mode.visit(tool.x(), tool.y());
    }
}
