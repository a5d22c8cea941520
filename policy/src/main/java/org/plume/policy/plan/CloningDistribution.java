package org.plume.policy.plan;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.solve.Query;
import org.plume.policy.Chunk;
import org.plume.policy.method.Shape;

/** Behaviour cloning: all probability on one chunk. */
final class CloningDistribution implements ActionDistribution {

    private final PathPredictor predictor;
    private final Shape shape;
    private final Outlook outlook;
    private final Runnable beforeStep;

    CloningDistribution(PathPredictor predictor, Shape shape, Outlook outlook, Runnable beforeStep) {
        this.predictor = predictor;
        this.shape = shape;
        this.outlook = outlook;
        this.beforeStep = beforeStep;
    }

    @Override
    public Chunk sample(RandomGenerator rng) {
        beforeStep.run();
        Query query = new Query(new double[shape.chunk()], 0, outlook.condition());
        return outlook.chunk(predictor.predict(List.of(query)).get(0));
    }

    @Override
    public List<Chunk> sample(int n, Streams streams) {
        return Collections.nCopies(n, sample(streams.at(0)));
    }

    @Override
    public int evaluations() {
        return 1;
    }
}
