package org.plume.compare.measure;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Letters that know nothing of each other, each as frequent at its place as in the data.
 *
 * @param frequencies {@code [place][letter]}, one added to each count
 */
record IndependentLetters(double[][] frequencies) implements Baseline.Plain {

    static IndependentLetters fit(List<double[]> sequences, int letters) {
        double[][] frequencies = new double[sequences.get(0).length][letters];
        double total = sequences.size() + letters;
        for (int i = 0; i < frequencies.length; i++) {
            for (int letter = 0; letter < letters; letter++) {
                frequencies[i][letter] = 1 / total;
            }
            for (double[] x : sequences) {
                frequencies[i][(int) x[i]] += 1 / total;
            }
        }
        return new IndependentLetters(frequencies);
    }

    @Override
    public String title() {
        return "independent letters";
    }

    @Override
    public double[] sample(RandomGenerator rng) {
        double[] x = new double[frequencies.length];
        for (int i = 0; i < x.length; i++) {
            double u = rng.nextDouble();
            int letter = 0;
            while (letter < frequencies[i].length - 1 && u >= frequencies[i][letter]) {
                u -= frequencies[i][letter++];
            }
            x[i] = letter;
        }
        return x;
    }

    @Override
    public double logDensity(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.log(frequencies[i][(int) x[i]]);
        }
        return sum;
    }
}
