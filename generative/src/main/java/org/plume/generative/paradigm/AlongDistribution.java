package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.Walk;

/** Samples of a network along a path, which may be steered; its density nobody knows. */
record AlongDistribution(PathSampler sampler) implements Distribution {

    @Override
    public int evaluations() {
        return sampler.evaluations();
    }

    @Override
    public Predictor predictor() {
        return sampler.predictor();
    }

    @Override
    public Draw draw(List<RandomGenerator> rngs) {
        List<Solver.Run> runs = sampler.start(rngs, 1);
        Walk walk = Walk.of(runs, sampler.condition());
        return new Draw() {
            @Override
            public boolean done() {
                return walk.done();
            }

            @Override
            public List<Query> queries() {
                return walk.queries();
            }

            @Override
            public void advance(List<double[]> predictions) {
                walk.advance(predictions);
            }

            @Override
            public List<double[]> points() {
                return runs.stream().map(Solver.Run::x).toList();
            }
        };
    }

    @Override
    public List<List<double[]>> walk(List<RandomGenerator> rngs) {
        List<Solver.Run> runs = sampler.start(rngs, 1);
        int n = runs.size();
        List<List<double[]>> moments = new ArrayList<>();
        moments.add(runs.stream().map(Solver.Run::x).toList());
        while (!runs.get(0).done()) {
            List<Query> queries = runs.stream()
                    .map(r -> new Query(r.x(), r.t(), sampler.condition()))
                    .toList();
            List<double[]> predictions = sampler.predictor().predict(queries);
            for (int i = 0; i < n; i++) {
                runs.get(i).advance(predictions.get(i));
            }
            moments.add(runs.stream().map(Solver.Run::x).toList());
        }
        return moments;
    }
}
