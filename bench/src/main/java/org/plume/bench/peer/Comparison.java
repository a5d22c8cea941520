package org.plume.bench.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.plume.sim.Estimate;

/**
 * Two contenders that took turns: pair i holds a block of each, run one after the other.
 *
 * @param pairs who began changes from pair to pair
 */
public record Comparison(List<Pair> pairs) {

    /** Blocks of the warm-up: the compiler needs some seconds. */
    private static final int WARM_UP = 20;

    /** One block of each. */
    public record Pair(Block ours, Block peers) {}

    public Comparison {
        pairs = List.copyOf(pairs);
    }

    /** Runs the pairs after a warm-up, which is not counted. */
    public static Comparison run(Contender ours, Contender peer, int pairs, Duration block) {
        ours.run(block.multipliedBy(WARM_UP));
        peer.run(block.multipliedBy(2));
        List<Pair> done = new ArrayList<>(pairs);
        for (int i = 0; i < pairs; i++) {
            if (i % 2 == 0) {
                Block first = ours.run(block);
                done.add(new Pair(first, peer.run(block)));
            } else {
                Block first = peer.run(block);
                done.add(new Pair(ours.run(block), first));
            }
        }
        return new Comparison(done);
    }

    /** Our wall time over the peer's. */
    public Estimate wallRatio() {
        return of(p -> p.ours.wallMs() / p.peers.wallMs());
    }

    /** Our processor time over the peer's. */
    public Estimate cpuRatio() {
        return of(p -> p.ours.cpuMs() / p.peers.cpuMs());
    }

    /** The median over the pairs, with its interval. */
    public Estimate of(ToDoubleFunction<Pair> value) {
        return Median.of(pairs.stream().mapToDouble(value).toArray());
    }
}
