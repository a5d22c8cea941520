package org.plume.policy.encode;

import org.plume.policy.Encoding;
import org.plume.policy.Normalization;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;

/** From a situation to what the network is conditioned on: normalised features, then the waves of some of them. */
public final class Conditioning {

    private final SituationEncoding situations;
    private final Normalization features;
    private final int[] waved;
    private final double[] frequencies;

    public Conditioning(PolicySpec spec, Normalization features) {
        situations = new SituationEncoding(spec);
        this.features = features;
        if (features.size() != situations.size()) {
            throw new IllegalArgumentException("scaling.features must have " + situations.size()
                    + " entries, as the policy's features have, had " + features.size());
        }
        Encoding encoding = spec.encoding();
        int newest = spec.firstStep() * spec.observations().size();
        waved = encoding.waves().stream()
                .mapToInt(c -> newest + spec.observations().indexOf(c))
                .toArray();
        frequencies = new double[encoding.waveCount()];
        for (int k = 0; k < frequencies.length; k++) {
            frequencies[k] = encoding.waveBase() * Math.scalb(1.0, k);
        }
    }

    /** The length of a condition. */
    public int size() {
        return features.size() + 2 * waved.length * frequencies.length;
    }

    /** What the network is told of a situation, {@code [size()]}. */
    public float[] of(Situation situation) {
        float[] condition = new float[size()];
        put(situations.features(situation), condition, 0);
        return condition;
    }

    /** The condition of features that are not yet normalised, from {@code start} on. */
    public void put(double[] raw, float[] condition, int start) {
        double[] z = features.apply(raw);
        int at = start;
        for (double value : z) {
            condition[at++] = (float) value;
        }
        for (int column : waved) {
            for (double f : frequencies) {
                condition[at++] = (float) Math.sin(f * z[column]);
                condition[at++] = (float) Math.cos(f * z[column]);
            }
        }
    }
}
