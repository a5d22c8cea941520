package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.Expert;
import org.plume.sim.Seeds;

/**
 * Shows all 24 ways, in turn. A way is chosen gap by gap and the three choices do not depend on each other, so what comes
 * next depends on the present state alone. Some start beside the start, and some are pushed on the way: they show how to
 * return. A demonstration is kept if the tool, by {@link ToolDynamics}, takes its way with {@link #CLEARANCE} to spare; it
 * runs on past the line, so that a chunk of actions that begins before the line ends within the demonstration.
 */
public final class AvoidingExpert implements Expert {

    /** The least distance between rod and obstacles that it allows itself, m. */
    public static final double CLEARANCE = 0.01;

    private static final double SHIFTED = 0.4;
    private static final double SHIFT = 0.008;
    private static final double PUSHED = 0.4;
    private static final double PUSH = 0.012;
    private static final int LONGEST = 250;
    private static final int ATTEMPTS = 1000;

    /** Steps after the line is crossed. */
    private static final int RUN_ON = 16;

    @Override
    public Demonstrations demonstrate(int episodes, IntConsumer finished, long seed) {
        if (episodes < 1) {
            throw new IllegalArgumentException("episodes must be >= 1, was " + episodes);
        }
        List<Way> ways = Way.all();
        List<Demonstration> demonstrations = new ArrayList<>();
        for (int i = 0; i < episodes; i++) {
            double[][] rows = demonstration(ways.get(i % ways.size()), Seeds.generator(Seeds.of(seed, i)));
            demonstrations.add(new Demonstration("expert_%05d".formatted(i), rows, Geometry.SCENE));
            finished.accept(i + 1);
        }
        return new Demonstrations(List.of("x", "y", "des_x", "des_y"), demonstrations);
    }

    private static double[][] demonstration(Way way, RandomGenerator rng) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<double[][]> rows = attempt(way, rng);
            if (rows.isPresent()) {
                return rows.get();
            }
        }
        throw new IllegalStateException(
                "no way " + way + " with " + CLEARANCE + " m to spare in " + ATTEMPTS + " attempts");
    }

    /** Rows x, y, des_x, des_y; empty when the way was missed or too narrow. */
    private static Optional<double[][]> attempt(Way way, RandomGenerator rng) {
        double shift = rng.nextDouble() < SHIFTED ? SHIFT : 0;
        double x = Geometry.START_X + shift * rng.nextGaussian();
        double y = Geometry.START_Y + shift * rng.nextGaussian();
        int pushStep = rng.nextDouble() < PUSHED
                ? rng.nextInt(AvoidingSimulation.FIRST_PUSH, AvoidingSimulation.LAST_PUSH)
                : -1;
        double push = PUSH * rng.nextDouble();
        double angle = 2 * Math.PI * rng.nextDouble();
        ToolDynamics tool = new ToolDynamics(x, y);
        Pursuit hand = new Pursuit(way.route(x, y, rng), x, y, rng);
        ModeCode mode = new ModeCode();
        List<double[]> rows = new ArrayList<>();
        int left = RUN_ON;
        for (int step = 0; step < LONGEST && left > 0; step++) {
            if (step == pushStep) {
                tool.displace(push * Math.cos(angle), push * Math.sin(angle));
            }
            rows.add(new double[] {tool.x(), tool.y(), hand.x(), hand.y()});
            mode.visit(tool.x(), tool.y());
            left -= tool.y() > Geometry.FINISH_Y ? 1 : 0;
            double xBefore = tool.x();
            double yBefore = tool.y();
            hand.step();
            tool.follow(hand.x(), hand.y());
            if (Geometry.clearance(xBefore, yBefore, tool.x(), tool.y()) < CLEARANCE) {
                return Optional.empty();
            }
        }
        boolean taken = left == 0 && mode.value().equals(Optional.of(way.code()));
        return taken ? Optional.of(rows.toArray(double[][]::new)) : Optional.empty();
    }
}
