package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.Expert;
import org.plume.sim.Seeds;

/**
 * Every other demonstration goes all the way, through the 24 combinations of gaps in turn; some of these start beside the
 * start, and some are pushed. The gaps of one row do not depend on those before, so what comes next depends on the
 * present state alone. The others begin {@link Astray} and show how to come back. All keep {@link #CLEARANCE} by the law
 * of {@link ToolDynamics}, and run on past the line, so that a chunk of actions that begins before the line ends within
 * the demonstration. Columns: x, y, des_x, des_y, m.
 */
public final class AvoidingExpert implements Expert {

    /** The least distance between rod and obstacles that it allows itself, m. */
    public static final double CLEARANCE = 0.01;

    private static final double SHIFTED = 0.4;
    private static final double SHIFT = 0.008;
    private static final double PUSHED = 0.4;
    private static final double PUSH = 0.012;
    private static final int ATTEMPTS = 10_000;

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
            RandomGenerator rng = Seeds.generator(Seeds.of(seed, i));
            Way way = ways.get(i / 2 % ways.size());
            boolean whole = i % 2 == 0;
            double[][] rows = demonstration(whole ? () -> attempt(way, rng) : () -> Astray.attempt(CLEARANCE, rng));
            String name = (whole ? "whole_%05d" : "astray_%05d").formatted(i);
            demonstrations.add(new Demonstration(name, rows, Geometry.SCENE));
            finished.accept(i + 1);
        }
        return new Demonstrations(List.of("x", "y", "des_x", "des_y"), demonstrations);
    }

    private static double[][] demonstration(Supplier<Optional<Passage>> attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Passage> passage = attempt.get();
            if (passage.isPresent()) {
                for (int step = 0; step < RUN_ON; step++) {
                    passage.get().step();
                }
                return passage.get().rows();
            }
        }
        throw new IllegalStateException("no passage with " + CLEARANCE + " m to spare in " + ATTEMPTS + " attempts");
    }

    /** All the way from the start; empty when the way was missed or too narrow. */
    private static Optional<Passage> attempt(Way way, RandomGenerator rng) {
        double shift = rng.nextDouble() < SHIFTED ? SHIFT : 0;
        double x = Geometry.START_X + shift * rng.nextGaussian();
        double y = Geometry.START_Y + shift * rng.nextGaussian();
        double push = rng.nextDouble() < PUSHED ? PUSH * rng.nextDouble() : 0;
        double angle = 2 * Math.PI * rng.nextDouble();
        int pushStep = rng.nextInt(AvoidingSimulation.FIRST_PUSH, AvoidingSimulation.LAST_PUSH);
        Pursuit hand = new Pursuit(way.route(0, x, y, rng), x, y, Double.NaN, rng);
        Passage passage = new Passage(new ToolDynamics(x, y), hand);
        while (passage.steps() < pushStep) {
            passage.step();
        }
        passage.push(push * Math.cos(angle), push * Math.sin(angle));
        boolean there = passage.reach(Geometry.FINISH_Y, CLEARANCE);
        return there && passage.mode().equals(Optional.of(way.code())) ? Optional.of(passage) : Optional.empty();
    }
}
