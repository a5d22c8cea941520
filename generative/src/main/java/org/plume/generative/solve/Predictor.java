package org.plume.generative.solve;

import static org.plume.generative.path.Endpoints.combine;

import java.util.ArrayList;
import java.util.List;

/** A network over a batch of rows, each at its own time and with its own condition. */
@FunctionalInterface
public interface Predictor {

    /** One prediction {@code [d]} for each query. Row i depends on query i alone. */
    List<double[]> predict(List<Query> queries);

    /**
     * Classifier-free guidance (Ho and Salimans 2022): p = p(x, nothing) + weight (p(x, c) - p(x, nothing)). Weight 1
     * is the conditional model, 0 the unconditional one; above 1 trades diversity for fidelity.
     *
     * @param nothing the condition that stands for none
     */
    default Predictor guided(float[] nothing, double weight) {
        return queries -> {
            List<Query> both = new ArrayList<>(queries);
            for (Query q : queries) {
                both.add(new Query(q.x(), q.t(), nothing));
            }
            List<double[]> p = predict(both);
            int n = queries.size();
            List<double[]> guided = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                guided.add(combine(weight, p.get(i), 1 - weight, p.get(n + i)));
            }
            return guided;
        };
    }
}
