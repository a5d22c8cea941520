package org.plume.weather.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.weather.system.Integrator;

/**
 * A truth, observations of all of it at every step, and the filter's analyses of them.
 *
 * @param truth {@code [cycles][entries]}
 * @param mean of the analyses, {@code [cycles][entries]}
 * @param ensembles analysed members, {@code [cycles][members][entries]}; empty where they were not kept
 */
public record TwinExperiment(List<double[]> truth, List<double[]> mean, List<double[][]> ensembles) {

    /** Streams: the start, the observation errors, the rotations. */
    private static final int START = 0;

    private static final int ERRORS = 1;
    private static final int TURNS = 2;

    /**
     * Runs it.
     *
     * @param start mean of the first truth and of the first members
     * @param startDeviation of each of their entries
     * @param skipped cycles that are not kept
     * @param every only every so many cycles are kept
     * @param cycles that are kept
     * @param withoutMembers of the first so many of them the members are not kept
     */
    public static TwinExperiment run(
            Integrator model,
            Etkf filter,
            int members,
            double[] start,
            double startDeviation,
            int skipped,
            int every,
            int cycles,
            int withoutMembers,
            long seed) {
        Streams streams = new Streams(seed);
        RandomGenerator rng = streams.at(START);
        double[] x = around(start, startDeviation, rng);
        double[][] ensemble = new double[members][];
        for (int i = 0; i < members; i++) {
            ensemble[i] = around(start, startDeviation, rng);
        }
        RandomGenerator errors = streams.at(ERRORS);
        RandomGenerator turns = streams.at(TURNS);
        List<double[]> truth = new ArrayList<>();
        List<double[]> mean = new ArrayList<>();
        List<double[][]> ensembles = new ArrayList<>();
        for (int cycle = 1; truth.size() < cycles; cycle++) {
            model.advance(x, 1);
            for (double[] member : ensemble) {
                model.advance(member, 1);
            }
            ensemble = filter.update(ensemble, around(x, filter.deviation(), errors), turns);
            if (cycle > skipped && (cycle - skipped) % every == 0) {
                truth.add(x.clone());
                mean.add(Etkf.mean(ensemble));
                ensembles.add(truth.size() > withoutMembers ? copy(ensemble) : new double[0][]);
            }
        }
        return new TwinExperiment(truth, mean, ensembles);
    }

    private static double[][] copy(double[][] rows) {
        double[][] copied = new double[rows.length][];
        Arrays.setAll(copied, i -> rows[i].clone());
        return copied;
    }

    private static double[] around(double[] centre, double deviation, RandomGenerator rng) {
        double[] x = centre.clone();
        for (int j = 0; j < x.length; j++) {
            x[j] += deviation * rng.nextGaussian();
        }
        return x;
    }

    /** The mean over the cycles of the root mean square error of the analysis mean: DAPPER's rmse.a. */
    public double rmse() {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            double squares = 0;
            for (int j = 0; j < truth.get(i).length; j++) {
                double d = truth.get(i)[j] - mean.get(i)[j];
                squares += d * d;
            }
            sum += Math.sqrt(squares / truth.get(i).length);
        }
        return sum / truth.size();
    }
}
