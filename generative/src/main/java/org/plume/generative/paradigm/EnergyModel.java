package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;

/** A trained {@link Energy}. */
public final class EnergyModel implements Model {

    private static final int STEPS = 400;

    /** In turn: the short ones settle within a mode, the long ones go from mode to mode. */
    private static final double[] STEP_SIZES = {0.005, 0.02, 0.1, 0.5};

    private static final int MOMENTS = 20;

    private final int size;
    private final ServedGraph graph;

    EnergyModel(Energy paradigm, Space space, Map<String, Tensor> weights) {
        size = space.size();
        graph = ServedGraph.of(Recording.of(paradigm.graph(space)).withVjp(Energy.ENERGY, Wiring.X), weights, 1);
    }

    @Override
    public EnergyDistribution given(float[] condition) {
        return new EnergyDistribution(condition.clone());
    }

    @Override
    public void close() {
        graph.close();
    }

    /** Where chains stand, with energy and slope there. */
    private record Places(List<double[]> x, float[] energies, List<double[]> slopes) {}

    /** Known up to a constant, and sampled by chains. */
    public final class EnergyDistribution implements Distribution, Inpainter<double[]> {

        private final float[] condition;

        private EnergyDistribution(float[] condition) {
            this.condition = condition;
        }

        @Override
        public int evaluations() {
            return STEPS + 1;
        }

        @Override
        public List<List<double[]>> walk(List<RandomGenerator> rngs) {
            return chains(rngs).moments();
        }

        /** log p(x) + log Z = -E(x). */
        public double[] logUnnormalised(List<double[]> points) {
            float[] energies = at(points).energies;
            return IntStream.range(0, energies.length)
                    .mapToDouble(i -> -energies[i])
                    .toArray();
        }

        /** n chains from N(0, 2^2 I), each by a stream of its own. */
        public Chains chains(int n, Streams streams) {
            return chains(IntStream.range(0, n).mapToObj(streams::at).toList());
        }

        /** By a chain whose known coordinates stay where they are. */
        @Override
        public double[] inpaint(double[] values, BitSet known, RandomGenerator rng) {
            double[] start = start(rng);
            for (int i = known.nextSetBit(0); i >= 0; i = known.nextSetBit(i + 1)) {
                start[i] = values[i];
            }
            return chains(List.of(start), known, List.of(rng)).end();
        }

        private Chains chains(List<RandomGenerator> rngs) {
            return chains(rngs.stream().map(this::start).toList(), new BitSet(), rngs);
        }

        private double[] start(RandomGenerator rng) {
            double[] x = Normal.draw(size, rng);
            for (int i = 0; i < size; i++) {
                x[i] *= Energy.SPREAD;
            }
            return x;
        }

        private Chains chains(List<double[]> start, BitSet still, List<RandomGenerator> rngs) {
            Places now = at(start);
            List<List<double[]>> moments = new ArrayList<>(List.of(now.x));
            long accepted = 0;
            for (int step = 1; step <= STEPS; step++) {
                double h = STEP_SIZES[step % STEP_SIZES.length];
                List<double[]> proposals = new ArrayList<>();
                for (int i = 0; i < rngs.size(); i++) {
                    proposals.add(propose(h, now.x.get(i), now.slopes.get(i), still, rngs.get(i)));
                }
                Places next = at(proposals);
                boolean[] taken = new boolean[rngs.size()];
                for (int i = 0; i < taken.length; i++) {
                    taken[i] = Math.log(rngs.get(i).nextDouble()) < logRatio(h, now, next, still, i);
                    accepted += taken[i] ? 1 : 0;
                }
                now = choose(now, next, taken);
                if (step % (STEPS / MOMENTS) == 0) {
                    moments.add(now.x);
                }
            }
            return new Chains(moments, accepted / (double) (STEPS * (long) rngs.size()));
        }

        private double[] propose(double h, double[] x, double[] slope, BitSet still, RandomGenerator rng) {
            double[] y = new double[size];
            for (int i = 0; i < size; i++) {
                y[i] = still.get(i) ? x[i] : x[i] - h * slope[i] + Math.sqrt(2 * h) * rng.nextGaussian();
            }
            return y;
        }

        /** log of exp(-E(y)) q(x | y) / (exp(-E(x)) q(y | x)) (Roberts and Tweedie 1996). */
        private double logRatio(double h, Places now, Places next, BitSet still, int i) {
            return now.energies[i]
                    - next.energies[i]
                    + logMove(h, next.x.get(i), next.slopes.get(i), now.x.get(i), still)
                    - logMove(h, now.x.get(i), now.slopes.get(i), next.x.get(i), still);
        }

        private double logMove(double h, double[] from, double[] slope, double[] to, BitSet still) {
            double squares = 0;
            for (int i = still.nextClearBit(0); i < size; i = still.nextClearBit(i + 1)) {
                double difference = to[i] - from[i] + h * slope[i];
                squares += difference * difference;
            }
            return -squares / (4 * h);
        }

        private Places choose(Places now, Places next, boolean[] taken) {
            List<double[]> x = new ArrayList<>();
            List<double[]> slopes = new ArrayList<>();
            float[] energies = new float[taken.length];
            for (int i = 0; i < taken.length; i++) {
                Places from = taken[i] ? next : now;
                x.add(from.x.get(i));
                slopes.add(from.slopes.get(i));
                energies[i] = from.energies[i];
            }
            return new Places(x, energies, slopes);
        }

        private Places at(List<double[]> points) {
            int n = points.size();
            float[] ones = new float[n];
            java.util.Arrays.fill(ones, 1);
            var out = graph.run(
                    n,
                    Map.of(
                            Wiring.X,
                            Rows.flat(points),
                            Wiring.CONDITION,
                            Rows.repeat(condition, n),
                            "cotangent",
                            ones));
            return new Places(points, Wiring.get(out, Energy.ENERGY), Rows.split(Wiring.get(out, "vjp"), n));
        }
    }
}
