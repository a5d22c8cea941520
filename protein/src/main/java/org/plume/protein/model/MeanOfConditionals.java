package org.plume.protein.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plume.protein.Alphabet;

/**
 * The weighted mean of several models of one reading order, position by position: p(a | x_&lt;i) = sum_m w_m p_m(a | x_&lt;i).
 * It is normalised, so its chain rule is an exact density and it can be sampled.
 *
 * @param models at least one, of one shape
 * @param weights of the models, > 0, summing to 1
 */
public record MeanOfConditionals(List<Autoregressive> models, List<Double> weights) implements Autoregressive {

    private static final int Q = Alphabet.SYMBOLS;

    public MeanOfConditionals {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models must be >= 1, were none");
        }
        double sum = weights.stream().mapToDouble(w -> w).sum();
        if (weights.size() != models.size() || weights.stream().anyMatch(w -> !(w > 0)) || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "weights must be " + models.size() + " numbers > 0 that sum to 1, were " + weights);
        }
        models = List.copyOf(models);
        weights = List.copyOf(weights);
    }

    /** All models alike. */
    public static MeanOfConditionals of(List<Autoregressive> models) {
        return new MeanOfConditionals(models, Collections.nCopies(models.size(), 1.0 / Math.max(1, models.size())));
    }

    /** Two models, the second with a share in (0, 1). */
    public static MeanOfConditionals of(Autoregressive first, Autoregressive second, double share) {
        return new MeanOfConditionals(List.of(first, second), List.of(1 - share, share));
    }

    @Override
    public int columns() {
        return models.get(0).columns();
    }

    @Override
    public Autoregressive ofFamily(int family) {
        return new MeanOfConditionals(
                models.stream().map(m -> m.ofFamily(family)).toList(), weights);
    }

    @Override
    public long parameters() {
        return Autoregressive.parameters(models);
    }

    @Override
    public List<Autoregressive> parts() {
        return models.stream().flatMap(m -> m.parts().stream()).toList();
    }

    @Override
    public List<float[]> logProbabilities(List<byte[]> readings) {
        if (models.size() == 1) {
            return models.get(0).logProbabilities(readings);
        }
        List<List<float[]>> each = new ArrayList<>();
        models.forEach(m -> each.add(m.logProbabilities(readings)));
        List<float[]> mean = new ArrayList<>();
        for (int r = 0; r < readings.size(); r++) {
            int row = r;
            mean.add(mean(each.stream().map(list -> list.get(row)).toList()));
        }
        return mean;
    }

    @Override
    public double[][] terms(byte[] trunk, List<byte[]> readings) {
        List<double[][]> each =
                models.stream().map(m -> m.terms(trunk, readings)).toList();
        double[][] mean = new double[readings.size()][];
        double[] logs = new double[models.size()];
        for (int r = 0; r < mean.length; r++) {
            mean[r] = new double[readings.get(r).length];
            for (int i = 0; i < mean[r].length; i++) {
                for (int m = 0; m < logs.length; m++) {
                    logs[m] = each.get(m)[r][i] + Math.log(weights.get(m));
                }
                mean[r][i] = Logits.logSumExp(logs, 0, logs.length);
            }
        }
        return mean;
    }

    private float[] mean(List<float[]> logs) {
        float[] result = new float[logs.get(0).length];
        double[] terms = new double[logs.size()];
        double[] logWeights = weights.stream().mapToDouble(Math::log).toArray();
        for (int k = 0; k < result.length; k++) {
            for (int m = 0; m < terms.length; m++) {
                terms[m] = logs.get(m)[k] + logWeights[m];
            }
            result[k] = (float) Logits.logSumExp(terms, 0, terms.length);
        }
        return result;
    }

    @Override
    public Decoder decoder(int slots) {
        if (models.size() == 1) {
            return models.get(0).decoder(slots);
        }
        List<Decoder> decoders = models.stream().map(m -> m.decoder(slots)).toList();
        return new Decoder() {
            @Override
            public void start(int slot) {
                decoders.forEach(d -> d.start(slot));
            }

            @Override
            public void append(int slot, int symbol) {
                decoders.forEach(d -> d.append(slot, symbol));
            }

            @Override
            public void copy(int from, int to) {
                decoders.forEach(d -> d.copy(from, to));
            }

            @Override
            public float[][] next(int... asked) {
                List<float[][]> each = decoders.stream().map(d -> d.next(asked)).toList();
                float[][] result = new float[asked.length][Q];
                for (int k = 0; k < asked.length; k++) {
                    int slot = k;
                    result[k] = mean(each.stream().map(rows -> rows[slot]).toList());
                }
                return result;
            }
        };
    }

    @Override
    public void close() {
        models.forEach(Autoregressive::close);
    }
}
