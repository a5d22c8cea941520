package org.plume.weather.model;

import java.util.ArrayList;
import java.util.List;
import org.plume.generative.nn.Ops;

/**
 * Normal distributions of entries, as values of a graph: what {@link Gaussian}'s network says of u.
 *
 * @param mean {@code [b, n]}
 * @param deviation {@code [b, n]}
 */
record NormalValues<V>(V mean, V deviation) {

    /** Of what the head said, {@code [b, 2, n]} or as many entries. */
    static <V> NormalValues<V> of(Ops<V> o, V said, long size) {
        V both = o.reshape(said, -1, 2 * size);
        V mean = o.slice(both, 1, 0, size);
        return new NormalValues<>(mean, o.shift(o.softplus(o.slice(both, 1, size, 2 * size)), GaussianObjective.LEAST));
    }

    /** mean + deviation e. */
    V draw(Ops<V> o, V e) {
        return o.add(mean, o.mul(deviation, e));
    }

    NormalValues<V> shifted(Ops<V> o, V by) {
        return new NormalValues<>(o.add(mean, by), deviation);
    }

    /** The CRPS at y (Gneiting et al. 2005): sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)), z = (y - mu) / sigma. */
    V crps(Ops<V> o, V y) {
        V error = o.sub(y, mean);
        V z = o.div(error, deviation);
        V spread = o.mul(deviation, o.shift(density(o, z), -1 / Math.sqrt(Math.PI)));
        return o.add(o.mul(error, o.erf(o.scale(z, Math.sqrt(0.5)))), spread);
    }

    /** 2 phi(z). */
    private static <V> V density(Ops<V> o, V z) {
        return o.scale(o.exp(o.scale(o.square(z), -0.5)), Math.sqrt(2 / Math.PI));
    }

    /**
     * The fair CRPS at y of m distributions that are members of an ensemble: mean_i A(y - mu_i, sigma_i) - 1/2 mean_(i != j)
     * A(mu_i - mu_j, sqrt(sigma_i^2 + sigma_j^2)), what samples of them have on average.
     *
     * @param y {@code [b, n]}; these have the members of a row one after the other, {@code [b m, n]}
     * @param m at least 2
     */
    V fairCrps(Ops<V> o, V y, int m) {
        List<NormalValues<V>> members = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            members.add(new NormalValues<>(member(o, mean, i, m), member(o, deviation, i, m)));
        }
        V crps = o.scale(y, 0);
        for (int i = 0; i < m; i++) {
            NormalValues<V> a = members.get(i);
            crps = o.add(crps, o.scale(distance(o, o.sub(y, a.mean), a.deviation), 1.0 / m));
            for (int j = 0; j < i; j++) {
                NormalValues<V> b = members.get(j);
                V both = o.sqrt(o.add(o.square(a.deviation), o.square(b.deviation)));
                crps = o.sub(crps, o.scale(distance(o, o.sub(a.mean, b.mean), both), 1 / (m * (m - 1.0))));
            }
        }
        return crps;
    }

    private static <V> V member(Ops<V> o, V all, int i, int m) {
        long size = o.shape(all)[1];
        return o.reshape(o.slice(o.reshape(all, -1, m, size), 1, i, i + 1L), -1, size);
    }

    /** A(d, s) = E|X| of X ~ N(d, s^2): d erf(z / sqrt(2)) + 2 s phi(z) with z = d / s. */
    private static <V> V distance(Ops<V> o, V d, V s) {
        V z = o.div(d, s);
        return o.add(o.mul(d, o.erf(o.scale(z, Math.sqrt(0.5)))), o.mul(s, density(o, z)));
    }
}
