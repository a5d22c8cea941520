package org.plume.protein.model;

import java.util.ArrayList;
import java.util.List;
import org.plume.protein.Alphabet;

/**
 * The mean of several models of one reading order, position by position: p(a | x_&lt;i) = 1/M sum_m p_m(a | x_&lt;i). It is
 * normalised, so its chain rule is an exact density and it can be sampled.
 *
 * @param models at least one, of one shape
 */
public record MeanOfConditionals(List<Autoregressive> models) implements Autoregressive {

    private static final int Q = Alphabet.SYMBOLS;

    public MeanOfConditionals {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models must be >= 1, were none");
        }
        models = List.copyOf(models);
    }

    @Override
    public int columns() {
        return models.get(0).columns();
    }

    @Override
    public long parameters() {
        return models.stream().mapToLong(Autoregressive::parameters).sum();
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

    private static float[] mean(List<float[]> logs) {
        float[] result = new float[logs.get(0).length];
        double[] terms = new double[logs.size()];
        for (int k = 0; k < result.length; k++) {
            for (int m = 0; m < terms.length; m++) {
                terms[m] = logs.get(m)[k];
            }
            result[k] = (float) (Logits.logSumExp(terms, 0, terms.length) - Math.log(terms.length));
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
