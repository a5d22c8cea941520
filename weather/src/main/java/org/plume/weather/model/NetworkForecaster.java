package org.plume.weather.model;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;

/**
 * A trained forecaster: each step draws the state ahead from the last ones, and goes on from it. Member k is drawn by network k
 * mod their number, all the way.
 */
final class NetworkForecaster implements Forecaster {

    private final Scaling scaling;
    private final List<Sampling> networks;
    private final Fields fields;

    NetworkForecaster(Scaling scaling, List<Sampling> networks) {
        this.scaling = scaling;
        this.networks = networks;
        this.fields = scaling.fields();
    }

    @Override
    public Layout layout() {
        return scaling.spec().layout();
    }

    @Override
    public double step() {
        return scaling.spec().step();
    }

    @Override
    public int memory() {
        return scaling.spec().memory();
    }

    @Override
    public Rollout start(History history, Members members) {
        int memory = memory();
        float[][] recent = new float[memory][];
        for (int lag = 0; lag < memory; lag++) {
            recent[memory - 1 - lag] = scaling.climate().anomaly(history.state(lag), history.time() - lag * step());
        }
        return new Walk(recent, history.time(), members);
    }

    private final class Walk implements Rollout {

        private final Members members;
        private final RandomGenerator[] rngs;
        private final float[][][] recent;
        private double time;
        private boolean analysed = scaling.spec().analyses();

        Walk(float[][] known, double time, Members members) {
            this.members = members;
            this.rngs = members.rngs();
            this.time = time;
            this.recent = new float[rngs.length][][];
            Arrays.fill(recent, known);
        }

        @Override
        public float[][] next() {
            float[][] states = new float[rngs.length][];
            for (int network = 0; network < networks.size(); network++) {
                int own = network;
                int[] drawn = IntStream.range(0, rngs.length)
                        .filter(i -> members.number(i) % networks.size() == own)
                        .toArray();
                if (drawn.length > 0) {
                    next(networks.get(network), drawn, states);
                }
            }
            time += step();
            analysed = false;
            return states;
        }

        private void next(Sampling network, int[] drawn, float[][] states) {
            int n = drawn.length;
            float[] seen = new float[n * fields.size()];
            float[][] bases = new float[n][];
            RandomGenerator[] own = new RandomGenerator[n];
            for (int i = 0; i < n; i++) {
                float[][] known = recent[drawn[i]];
                boolean same = i > 0 && known == recent[drawn[i - 1]];
                bases[i] = same ? bases[i - 1] : scaling.base(known);
                fields.write(known, bases[i], time, analysed, seen, i * fields.size());
                own[i] = rngs[drawn[i]];
            }
            float[] u = network.draw(seen, own);
            double[] usual = scaling.climate().at(time + step());
            for (int i = 0; i < n; i++) {
                float[] z = scaling.next(bases[i], u, i * bases[i].length);
                recent[drawn[i]] = shifted(recent[drawn[i]], z);
                states[drawn[i]] = scaling.climate().state(z, usual);
            }
        }
    }

    private static float[][] shifted(float[][] recent, float[] next) {
        float[][] shifted = new float[recent.length][];
        System.arraycopy(recent, 1, shifted, 0, recent.length - 1);
        shifted[recent.length - 1] = next;
        return shifted;
    }
}
