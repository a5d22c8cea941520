package org.plume.policy.method;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Tensor;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Path;

/** Methods that carry noise to chunks along a path: they differ in the path and in the times they are trained at. */
public sealed interface AlongPath extends OneLoss permits Flow, Diffusion {

    /** The scale in which networks are told the time: they see 100 t. */
    double TIME_SCALE = 100;

    /** The schedule, what the network says along it, and the box of its targets. */
    Path path();

    /** A time to train at, in [0, 1). */
    double drawTime(RandomGenerator rng);

    @Override
    default Objective objective(Shape shape, Architecture network) {
        return new Regression(shape, network);
    }

    @Override
    default Graph graph(Shape shape, Architecture network) {
        return new Regression(shape, network).prediction();
    }

    /** x_t = alpha x_1 + sigma x_0 with x_0 ~ N(0, I), and what the network is to say of it. */
    @Override
    default Map<String, Tensor> batch(Shape shape, double[][] targets, Tensor condition, RandomGenerator rng) {
        int rows = targets.length;
        int d = shape.chunk();
        Path path = path();
        float[] x = new float[rows * d];
        float[] t = new float[rows];
        float[] wanted = new float[rows * d];
        for (int i = 0; i < rows; i++) {
            double time = drawTime(rng);
            Coefficients c = path.schedule().at(time);
            var w = path.predicted().at(c);
            t[i] = (float) (TIME_SCALE * time);
            for (int j = 0; j < d; j++) {
                double x1 = targets[i][j];
                double x0 = rng.nextGaussian();
                x[i * d + j] = (float) (c.alpha() * x1 + c.sigma() * x0);
                wanted[i * d + j] = (float) (w.onTarget() * x1 + w.onNoise() * x0);
            }
        }
        return Map.of(
                Regression.X, Tensor.of(x, rows, shape.horizon(), shape.coordinates()),
                Regression.T, Tensor.of(t, rows, 1),
                Regression.CONDITION, condition,
                Regression.TARGET, Tensor.of(wanted, rows, shape.horizon(), shape.coordinates()));
    }
}
