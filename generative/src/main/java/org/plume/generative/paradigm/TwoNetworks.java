package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;

/**
 * A network along a path and one that is told no time: whether a query has one says which is asked.
 *
 * @param along answers queries with a time
 * @param timeless answers the others
 */
record TwoNetworks(Predictor along, Predictor timeless) implements Predictor {

    @Override
    public List<double[]> predict(List<Query> queries) {
        Iterator<double[]> timed = answers(along, queries, false).iterator();
        Iterator<double[]> others = answers(timeless, queries, true).iterator();
        List<double[]> answers = new ArrayList<>(queries.size());
        for (Query query : queries) {
            answers.add(Double.isNaN(query.t()) ? others.next() : timed.next());
        }
        return answers;
    }

    private static List<double[]> answers(Predictor network, List<Query> queries, boolean timeless) {
        List<Query> own =
                queries.stream().filter(q -> Double.isNaN(q.t()) == timeless).toList();
        return own.isEmpty() ? List.of() : network.predict(own);
    }
}
