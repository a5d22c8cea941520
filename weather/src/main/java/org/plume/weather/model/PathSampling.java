package org.plume.weather.model;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.path.Path;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.TimeGrid;

/**
 * The mean, and what it leaves, carried from noise along the path: u = mean + spread scale x. The features are computed once.
 *
 * @param scale {@code [entries]}, the deviation of what the mean leaves
 * @param spread factor of it
 */
record PathSampling(Network network, AlongPath method, double[] scale, double spread) implements Sampling {

    @Override
    public float[] draw(float[] fields, RandomGenerator[] rngs) {
        int rows = rngs.length;
        int size = scale.length;
        float[] u = network.mean(rows, fields);
        float[] features = network.features(rows, joined(fields, u, rows));
        Path path = method.path();
        TimeGrid grid = method.grid();
        double first = path.schedule().at(grid.at(0)).spread();
        Solver.Run[] runs = new Solver.Run[rows];
        for (int i = 0; i < rows; i++) {
            double[] x = new double[size];
            for (int j = 0; j < size; j++) {
                x[j] = first * rngs[i].nextGaussian();
            }
            runs[i] = method.solver().start(x, grid, path, rngs[i]);
        }
        while (!runs[0].done()) {
            advance(runs, features);
        }
        for (int i = 0; i < rows; i++) {
            double[] x = runs[i].x();
            for (int j = 0; j < size; j++) {
                u[i * size + j] += (float) (spread * scale[j] * x[j]);
            }
        }
        return u;
    }

    /** All rows stand at the same step. */
    private void advance(Solver.Run[] runs, float[] features) {
        int size = scale.length;
        float[] x = new float[runs.length * size];
        float[] told = new float[runs.length];
        for (int i = 0; i < runs.length; i++) {
            double seen = method.seen(runs[i].t());
            told[i] = (float) method.told(runs[i].t());
            for (int j = 0; j < size; j++) {
                x[i * size + j] = (float) (seen * runs[i].x()[j]);
            }
        }
        float[] said = network.head(runs.length, Map.of(Graphs.FEATURES, features, Graphs.EXTRA, x, Graphs.TIME, told));
        for (int i = 0; i < runs.length; i++) {
            double[] prediction = new double[size];
            for (int j = 0; j < size; j++) {
                prediction[j] = said[i * size + j];
            }
            runs[i].advance(prediction);
        }
    }

    /** What is known and the mean, row by row. */
    static float[] joined(float[] fields, float[] mean, int rows) {
        int a = fields.length / rows;
        int b = mean.length / rows;
        float[] joined = new float[fields.length + mean.length];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(fields, i * a, joined, i * (a + b), a);
            System.arraycopy(mean, i * b, joined, i * (a + b) + a, b);
        }
        return joined;
    }
}
