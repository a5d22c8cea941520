package org.plume.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plume.generative.learn.Plan;
import org.plume.generative.nn.Tensor;

/**
 * AdamW (Loshchilov and Hutter 2019, Algorithm 2) with the gradient clipped by its global norm, the schedule of the
 * plan, and the moving average of the weights, in one pass over each parameter:
 *
 * <pre>
 *     g <- g min(1, clipNorm / |g|)                       |g| over all parameters
 *     m <- beta1 m + (1 - beta1) g,   v <- beta2 v + (1 - beta2) g^2
 *     w <- w - rate (m / (1 - beta1^n) / (sqrt(v / (1 - beta2^n)) + epsilon) + weightDecay w)
 *     average <- average + (1 - decay) (w - average)
 * </pre>
 *
 * with n = 1 at the first step and epsilon = 1e-8. Parameters of rank 0 and 1 (biases, gains) are not decayed.
 */
public final class AdamW {

    private static final double EPSILON = 1e-8;

    private final Plan plan;
    private final TrainingState state;
    private final List<Slot> slots = new ArrayList<>();
    private long step;

    private record Slot(String name, float[] w, float[] average, float[] m, float[] v, boolean decayed) {}

    /** Goes on from the state, whose tensors it writes into. */
    public AdamW(Plan plan, TrainingState state) {
        this.plan = plan;
        this.state = state;
        this.step = state.step();
        state.weights()
                .forEach((name, w) -> slots.add(new Slot(
                        name,
                        w.values(),
                        values(state.averaged(), name, w),
                        values(state.first(), name, w),
                        values(state.second(), name, w),
                        w.shape().length >= 2)));
    }

    /**
     * One step.
     *
     * @param gradients the gradient of a parameter, by name
     * @return the norm of the gradient before it was clipped
     * @throws ArithmeticException if the norm is not finite; the weights are then as they were
     */
    public double step(Function<String, float[]> gradients) {
        double norm = norm(gradients);
        if (!Double.isFinite(norm)) {
            throw new ArithmeticException("the gradient at step " + step + " must be finite, its norm was " + norm
                    + "; lower learningRate = " + plan.learningRate() + " or clipNorm = " + plan.clipNorm());
        }
        double clip = plan.clipNorm() > 0 && norm > plan.clipNorm() ? plan.clipNorm() / norm : 1;
        double rate = plan.learningRateAt(step);
        double decay = plan.emaDecayAt(step);
        step++;
        Pace pace = new Pace(
                (float) clip,
                (float) plan.beta1(),
                (float) plan.beta2(),
                (float) (rate / (1 - Math.pow(plan.beta1(), (double) step))),
                (float) (1 / Math.sqrt(1 - Math.pow(plan.beta2(), (double) step))),
                (float) (1 - decay));
        for (Slot s : slots) {
            float keep = s.decayed ? (float) (1 - rate * plan.weightDecay()) : 1;
            pace.update(s.w, s.average, s.m, s.v, gradients.apply(s.name), keep);
        }
        return norm;
    }

    /** The state now; its tensors change with the next step. */
    public TrainingState state() {
        return new TrainingState(step, state.weights(), state.averaged(), state.first(), state.second());
    }

    /** The numbers of one step that all parameters share. */
    private record Pace(float clip, float beta1, float beta2, float rate, float unbias, float blend) {

        void update(float[] w, float[] average, float[] m, float[] v, float[] gradient, float keep) {
            if (average == w) {
                descend(w, m, v, gradient, keep);
            } else {
                descendAndAverage(w, average, m, v, gradient, keep);
            }
        }

        private void descend(float[] w, float[] m, float[] v, float[] gradient, float keep) {
            float c1 = 1 - beta1;
            float c2 = 1 - beta2;
            float epsilon = (float) EPSILON;
            for (int i = 0; i < w.length; i++) {
                float g = clip * gradient[i];
                float mi = beta1 * m[i] + c1 * g;
                float vi = beta2 * v[i] + c2 * g * g;
                m[i] = mi;
                v[i] = vi;
                w[i] = keep * w[i] - rate * mi / ((float) Math.sqrt(vi) * unbias + epsilon);
            }
        }

        private void descendAndAverage(float[] w, float[] average, float[] m, float[] v, float[] gradient, float keep) {
            float c1 = 1 - beta1;
            float c2 = 1 - beta2;
            float epsilon = (float) EPSILON;
            for (int i = 0; i < w.length; i++) {
                float g = clip * gradient[i];
                float mi = beta1 * m[i] + c1 * g;
                float vi = beta2 * v[i] + c2 * g * g;
                float wi = keep * w[i] - rate * mi / ((float) Math.sqrt(vi) * unbias + epsilon);
                m[i] = mi;
                v[i] = vi;
                w[i] = wi;
                average[i] += blend * (wi - average[i]);
            }
        }
    }

    /** Four sums in turn, so that the additions do not wait for each other. */
    private double norm(Function<String, float[]> gradients) {
        double total = 0;
        for (Slot s : slots) {
            float[] g = gradients.apply(s.name);
            if (g.length != s.w.length) {
                throw new IllegalArgumentException(
                        "the gradient of " + s.name + " must have " + s.w.length + " entries, had " + g.length);
            }
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int i = 0;
            for (; i < g.length - 3; i += 4) {
                s0 += (double) g[i] * g[i];
                s1 += (double) g[i + 1] * g[i + 1];
                s2 += (double) g[i + 2] * g[i + 2];
                s3 += (double) g[i + 3] * g[i + 3];
            }
            for (; i < g.length; i++) {
                s0 += (double) g[i] * g[i];
            }
            total += s0 + s1 + (s2 + s3);
        }
        return Math.sqrt(total);
    }

    private static float[] values(Map<String, Tensor> tensors, String name, Tensor like) {
        Tensor t = tensors.get(name);
        if (t == null || t.values().length != like.values().length) {
            throw new IllegalArgumentException("the state of " + name + " must be shaped as its weights, " + like
                    + ", was " + (t == null ? "missing" : t));
        }
        return t.values();
    }
}
