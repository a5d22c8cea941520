package org.plume.sim.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.arm.Arm;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.Expert;
import org.plume.sim.Seeds;

/**
 * Shows the shortest way of each code that the planner finds. {@link #PER_SCENE} demonstrations share a scene: each way once
 * from its start, then each way from where a disturbance threw the arm while it was under way, so that they show how to
 * return. A demonstration ends with {@link #REST} steps at the goal.
 */
public final class ReachExpert implements Expert {

    /** Demonstrations of one scene. */
    public static final int PER_SCENE = 8;

    private static final int REST = 4;
    private static final double THROW = 0.05;
    private static final int ATTEMPTS = 8;
    private static final double DIGITS = 1e6;

    private final Arm arm;
    private final ProblemGenerator generator;

    ReachExpert(Arm arm, ProblemGenerator generator) {
        this.arm = arm;
        this.generator = generator;
    }

    @Override
    public Demonstrations demonstrate(int episodes, IntConsumer finished, long seed) {
        if (episodes < 1) {
            throw new IllegalArgumentException("episodes must be >= 1, was " + episodes);
        }
        int scenes = (episodes + PER_SCENE - 1) / PER_SCENE;
        AtomicInteger done = new AtomicInteger();
        List<List<Demonstration>> groups = IntStream.range(0, scenes)
                .parallel()
                .mapToObj(scene -> {
                    int count = Math.min(PER_SCENE, episodes - scene * PER_SCENE);
                    List<Demonstration> group = group(scene, count, Seeds.of(seed, scene));
                    finished.accept(done.addAndGet(count));
                    return group;
                })
                .toList();
        List<Demonstration> all = new ArrayList<>();
        groups.forEach(all::addAll);
        return new Demonstrations(Reach.columns(arm.joints()), all);
    }

    private List<Demonstration> group(int scene, int count, long seed) {
        SolvedProblem solved = generator.make(Seeds.of(seed, 0));
        List<Way> ways = solved.ways();
        List<Demonstration> group = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Way way = ways.get(i % ways.size());
            double[][] rows = i < ways.size()
                    ? Timing.walk(way.path(), 0, Reach.DT)
                    : thrown(solved.problem(), way, Seeds.generator(Seeds.of(seed, 1 + i)));
            String name = "scene%05d_%d_%s".formatted(scene, i, way.code());
            group.add(new Demonstration(name, rested(rows), solved.problem().scene()));
        }
        return group;
    }

    /** The rest of a way from beside it, under way at full speed; the way itself when nothing fits. */
    private double[][] thrown(Problem problem, Way way, RandomGenerator rng) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int at = rng.nextInt(1, way.path().length * 3 / 4);
            double[][] rest = Arrays.copyOfRange(way.path(), at, way.path().length);
            rest[0] = rest[0].clone();
            for (int j = 0; j < rest[0].length; j++) {
                rest[0][j] += THROW * rng.nextGaussian();
            }
            double[][] path = generator.finder().pull(problem, rest);
            if (path.length == 0) {
                continue;
            }
            double[][] steps = Timing.walk(path, Timing.CRUISE, Reach.DT);
            double[][] rows = new double[steps.length + 1][];
            System.arraycopy(steps, 0, rows, 1, steps.length);
            rows[0] = steps[0].clone();
            for (int j = 0; j < rows[0].length; j++) {
                rows[0][j] -= steps[1][j] - steps[0][j];
            }
            if (generator.finder().free(problem, rows)) {
                return rows;
            }
        }
        return Timing.walk(way.path(), 0, Reach.DT);
    }

    private static double[][] rested(double[][] rows) {
        double[][] longer = new double[rows.length + REST][];
        for (int i = 0; i < longer.length; i++) {
            double[] q = rows[Math.min(i, rows.length - 1)].clone();
            for (int j = 0; j < q.length; j++) {
                q[j] = Math.rint(q[j] * DIGITS) / DIGITS;
            }
            longer[i] = q;
        }
        return longer;
    }
}
