package org.plume.policy.plan;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;
import org.plume.policy.Chunk;
import org.plume.policy.plan.ActionDistribution.Draw;

/** A draw that looks at the network once. */
final class OneLook implements Draw {

    private final Query query;
    private final Function<double[], List<Chunk>> chunks;
    private @Nullable List<Chunk> drawn;

    /** @param chunks from the prediction */
    OneLook(Query query, Function<double[], List<Chunk>> chunks) {
        this.query = query;
        this.chunks = chunks;
    }

    @Override
    public boolean done() {
        return drawn != null;
    }

    @Override
    public List<Query> queries() {
        return done() ? List.of() : List.of(query);
    }

    @Override
    public void advance(List<double[]> predictions) {
        drawn = chunks.apply(predictions.get(0));
    }

    @Override
    public List<Chunk> chunks() {
        List<Chunk> all = drawn;
        if (all == null) {
            throw new IllegalStateException("the draw is not done");
        }
        return all;
    }
}
