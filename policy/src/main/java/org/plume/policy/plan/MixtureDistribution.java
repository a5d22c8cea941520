package org.plume.policy.plan;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.policy.Chunk;
import org.plume.policy.method.Mixture;
import org.plume.policy.method.Shape;

/** A Gaussian mixture over normalised chunks, whose parameters one network evaluation gives. */
final class MixtureDistribution implements Densities.Exact {

    private final Outlook outlook;
    private final int d;
    private final float[] logWeights;
    private final float[] means;
    private final float[] deviations;

    private MixtureDistribution(Outlook outlook, Shape shape, Map<String, float[]> parameters) {
        this.outlook = outlook;
        d = shape.chunk();
        logWeights = Mixture.logWeights(parameters);
        means = Mixture.means(parameters);
        deviations = Mixture.deviations(parameters);
    }

    static MixtureDistribution of(Network network, Shape shape, Outlook outlook, Runnable beforeStep) {
        beforeStep.run();
        return new MixtureDistribution(outlook, shape, network.run(1, Map.of(Network.CONDITION, outlook.condition())));
    }

    @Override
    public Chunk sample(RandomGenerator rng) {
        int m = component(rng.nextDouble());
        double[] z = new double[d];
        for (int i = 0; i < d; i++) {
            z[i] = means[m * d + i] + deviations[m * d + i] * rng.nextGaussian();
        }
        return outlook.chunk(z);
    }

    private int component(double u) {
        double left = u;
        for (int m = 0; m < logWeights.length - 1; m++) {
            left -= Math.exp(logWeights[m]);
            if (left < 0) {
                return m;
            }
        }
        return logWeights.length - 1;
    }

    /** Over the network's vector in its own units: rad or m for each of the path's numbers. */
    @Override
    public double logDensity(Chunk chunk) {
        double[] z = outlook.vector(chunk);
        double[] joint = new double[logWeights.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < joint.length; m++) {
            joint[m] = logWeights[m] - d * Math.log(2 * Math.PI) / 2;
            for (int i = 0; i < d; i++) {
                double u = (z[i] - means[m * d + i]) / deviations[m * d + i];
                joint[m] -= u * u / 2 + Math.log(deviations[m * d + i]);
            }
            largest = Math.max(largest, joint[m]);
        }
        double sum = 0;
        for (double j : joint) {
            sum += Math.exp(j - largest);
        }
        return largest + Math.log(sum) + outlook.targets().logVolume();
    }

    @Override
    public int evaluations() {
        return 1;
    }
}
