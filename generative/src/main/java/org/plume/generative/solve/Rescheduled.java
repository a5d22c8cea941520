package org.plume.generative.solve;

import static org.plume.generative.path.Endpoints.combine;

import java.util.ArrayList;
import java.util.List;
import org.plume.generative.path.Path;

/**
 * A network trained along one path and read along another, without training again: at time r of the other it is asked at the
 * time t where alpha / sigma is the same, for x scaled by the ratio of the two spreads sqrt(alpha^2 + sigma^2); the ends that
 * it sees there are the ends here (Karras et al. 2022, section 2; Kingma et al. 2021, section 5.1).
 *
 * @param network the network
 * @param trained the path it was trained along
 * @param read the path that queries mean, and that its answers are said in
 */
public record Rescheduled(Predictor network, Path trained, Path read) implements Predictor {

    /** Of predictions alone: a query must have no cotangent. */
    @Override
    public List<double[]> predict(List<Query> queries) {
        List<Query> asked = new ArrayList<>(queries.size());
        for (Query q : queries) {
            if (q.cotangent() != null) {
                throw new IllegalArgumentException("queries along another schedule must have no cotangent, had one");
            }
            var here = read.schedule().at(q.t());
            double t = trained.schedule().timeOf(here.snr());
            double scale = trained.schedule().at(t).spread() / here.spread();
            asked.add(new Query(combine(scale, q.x(), 0, q.x()), t, q.condition()));
        }
        List<double[]> answers = network.predict(asked);
        List<double[]> said = new ArrayList<>(queries.size());
        for (int i = 0; i < answers.size(); i++) {
            Query there = asked.get(i);
            said.add(read.prediction(
                    trained.ends(there.x(), there.t(), answers.get(i)),
                    queries.get(i).t()));
        }
        return said;
    }
}
