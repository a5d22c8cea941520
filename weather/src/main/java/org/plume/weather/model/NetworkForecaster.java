package org.plume.weather.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;

/** A trained forecaster: each step draws the state ahead from the last ones, and goes on from it. */
final class NetworkForecaster implements Forecaster {

    private final Scaling scaling;
    private final Sampling sampling;
    private final Fields fields;

    NetworkForecaster(Scaling scaling, Sampling sampling) {
        this.scaling = scaling;
        this.sampling = sampling;
        this.fields = new Fields(scaling.spec());
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
        return new Walk(recent, history.time(), members.rngs());
    }

    private final class Walk implements Rollout {

        private final RandomGenerator[] rngs;
        private final float[][][] recent;
        private double time;
        private boolean analysed = scaling.spec().analyses();

        Walk(float[][] known, double time, RandomGenerator[] rngs) {
            this.rngs = rngs;
            this.time = time;
            this.recent = new float[rngs.length][][];
            Arrays.fill(recent, known);
        }

        @Override
        public float[][] next() {
            int n = rngs.length;
            float[] seen = new float[n * fields.size()];
            float[][] bases = new float[n][];
            for (int i = 0; i < n; i++) {
                boolean same = i > 0 && recent[i] == recent[i - 1];
                bases[i] = same ? bases[i - 1] : scaling.base(recent[i]);
                fields.write(recent[i], bases[i], time, analysed, seen, i * fields.size());
            }
            float[] u = sampling.draw(seen, rngs);
            time += step();
            analysed = false;
            float[][] states = new float[n][];
            for (int i = 0; i < n; i++) {
                float[] z = scaling.next(bases[i], u, i * bases[i].length);
                recent[i] = shifted(recent[i], z);
                states[i] = scaling.climate().state(z, time);
            }
            return states;
        }
    }

    private static float[][] shifted(float[][] recent, float[] next) {
        float[][] shifted = new float[recent.length][];
        System.arraycopy(recent, 1, shifted, 0, recent.length - 1);
        shifted[recent.length - 1] = next;
        return shifted;
    }
}
