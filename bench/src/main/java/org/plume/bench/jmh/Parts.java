package org.plume.bench.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plume.arm.Panda;
import org.plume.arm.Sphere;
import org.plume.generative.Streams;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.TimeGrid;
import org.plume.policy.cost.Assessment;
import org.plume.policy.cost.Assessor;
import org.plume.policy.cost.Body;
import org.plume.policy.cost.Geometry;
import org.plume.policy.cost.Safety;
import org.plume.policy.mode.ModeFinder;
import org.plume.policy.mode.Modes;

/** What a request does besides the network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Parts {

    private static final int ROWS = 64;
    private static final int STEPS = 16;
    private static final int JOINTS = 7;

    private final PathSampler sampler = new PathSampler(
            queries -> queries.stream().map(Query::x).toList(),
            Path.of(Schedule.LINEAR, Parameterization.VELOCITY),
            OneStage.EULER,
            TimeGrid.uniform(1),
            STEPS * JOINTS,
            new float[0]);
    private final double[] present = {0, -0.5, 0, -2, 0, 1.5, 0};
    private final double[][] chunk = walk(new Streams(0).at(0));
    private final Geometry geometry =
            new Body.Joints("panda").among(List.of(new Sphere(new Vector3D(0.5, 0, 0.5), 0.1)), name -> Panda.arm());
    private final Assessor assessor = new Assessor(geometry, new Safety(0, 0.02), 0.05, null);
    private final double[][][] traces = new double[ROWS][STEPS][];
    private final boolean[] feasible = new boolean[ROWS];

    public Parts() {
        Arrays.fill(feasible, true);
        for (int i = 0; i < ROWS; i++) {
            RandomGenerator rng = new Streams(1).at(i);
            double end = i % 3 - 1 + 0.1 * rng.nextGaussian();
            for (int k = 0; k < STEPS; k++) {
                traces[i][k] = new double[] {end * (k + 1) / STEPS, 0.05 * (k + 1)};
            }
        }
    }

    private double[][] walk(RandomGenerator rng) {
        double[][] path = new double[STEPS][];
        double[] q = present;
        for (int k = 0; k < STEPS; k++) {
            q = q.clone();
            for (int j = 0; j < JOINTS; j++) {
                q[j] += 0.02 * rng.nextGaussian();
            }
            path[k] = q;
        }
        return path;
    }

    /** One Euler step of 64 rows from their noise, without the network. */
    @Benchmark
    public List<double[]> solverStep() {
        return sampler.sample(ROWS, new Streams(3));
    }

    /** Costs and limits of a chunk of the Panda beside a ball. */
    @Benchmark
    public Assessment assessment() {
        return assessor.assess(chunk, 0, present);
    }

    /** The modes of 64 paths in the plane, of which there are three. */
    @Benchmark
    public Modes modes() {
        return ModeFinder.find(traces, feasible, p -> 1);
    }
}
