package org.plume.protein.model;

import java.util.List;

/**
 * A model with its reading order, seen from the sequence.
 *
 * @param name for reports
 * @param order in which it reads
 * @param model of readings
 */
public record Member(String name, Order order, Autoregressive model) implements AutoCloseable {

    private static final int CHUNK = 512;

    public boolean aligned() {
        return model.columns() > 0;
    }

    /** Reads for another of the model's families. */
    public Member ofFamily(int family) {
        return new Member(name, order, model.ofFamily(family));
    }

    /** log p of each sequence, nats. */
    public double[] logDensities(List<byte[]> sequences) {
        double[] sums = new double[sequences.size()];
        for (int from = 0; from < sums.length; from += CHUNK) {
            List<byte[]> readings = sequences.subList(from, Math.min(sums.length, from + CHUNK)).stream()
                    .map(s -> order.reading(s, aligned()))
                    .toList();
            List<float[]> logs = model.logProbabilities(readings);
            for (int r = 0; r < readings.size(); r++) {
                sums[from + r] = sum(Logits.terms(readings.get(r), logs.get(r)));
            }
        }
        return sums;
    }

    /**
     * The terms of log p by position of the sequence, nats; without an alignment the last one is that of the end. An
     * unknown residue's term is 0.
     */
    public double[] perPosition(byte[] sequence) {
        byte[] reading = order.reading(sequence, aligned());
        double[] read =
                Logits.terms(reading, model.logProbabilities(List.of(reading)).get(0));
        double[] terms = read.clone();
        for (int i = 0; i < sequence.length; i++) {
            terms[order.index(i, sequence.length)] = read[i];
        }
        return terms;
    }

    private static double sum(double[] terms) {
        double sum = 0;
        for (double t : terms) {
            sum += t;
        }
        return sum;
    }

    @Override
    public void close() {
        model.close();
    }
}
