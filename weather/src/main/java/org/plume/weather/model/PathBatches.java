package org.plume.weather.model;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;
import org.plume.generative.path.Coefficients;

/** Points x_t = alpha x_1 + sigma x_0 with x_0 ~ N(0, I), and what the network is to say of them. */
final class PathBatches extends Minibatches {

    private final AlongPath method;

    PathBatches(Scaling scaling, AlongPath method, Examples examples, int rows, Streams streams) {
        super(scaling, new Graphs(scaling.spec()).fields(), examples, rows, streams);
        this.method = method;
    }

    @Override
    void more(long step, int[] drawn, Map<String, Tensor> batch, float[] target, RandomGenerator rng) {
        int size = target.length / rows;
        float[] x = new float[target.length];
        float[] told = new float[rows];
        for (int i = 0; i < rows; i++) {
            double t = method.drawTime(rng);
            Coefficients c = method.path().schedule().at(t);
            var w = method.path().predicted().at(c);
            double seen = method.seen(t);
            told[i] = (float) method.told(t);
            for (int k = i * size; k < (i + 1) * size; k++) {
                double x1 = target[k];
                double x0 = rng.nextGaussian();
                x[k] = (float) (seen * (c.alpha() * x1 + c.sigma() * x0));
                target[k] = (float) (w.onTarget() * x1 + w.onNoise() * x0);
            }
        }
        batch.put(Graphs.EXTRA, new Tensor(ForecastSpec.with(rows, spec.shape(spec.variables())), x));
        batch.put(Graphs.TIME, Tensor.of(told, rows, 1));
    }
}
