package org.plume.policy.plan;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.solve.Query;
import org.plume.policy.Chunk;
import org.plume.policy.method.Shape;

/** Behaviour cloning: all probability on one chunk. */
record CloningDistribution(Asking asking, Shape shape, Outlook outlook) implements ActionDistribution {

    @Override
    public Draw draw(List<RandomGenerator> rngs) {
        Query query = new Query(new double[shape.chunk()], 0, outlook.condition());
        return new OneLook(query, prediction -> Collections.nCopies(rngs.size(), outlook.chunk(prediction)));
    }

    @Override
    public List<Chunk> finish(Draw draw) {
        return asking.chunks(draw);
    }

    @Override
    public int rows(int n) {
        return 1;
    }

    @Override
    public int evaluations() {
        return 1;
    }
}
