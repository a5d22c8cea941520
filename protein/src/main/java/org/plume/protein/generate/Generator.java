package org.plume.protein.generate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Member;

/**
 * Draws different sequences. Sample i takes its numbers from its own stream; when it equals an earlier sample or does not
 * pass the filter, it is drawn again from the next stream of its own. So sample i depends on the seed, i and the samples
 * before it, and on nothing else: not on how many are decoded at once, nor on which start and end beside it.
 *
 * @param member the model that is drawn from
 * @param slots sequences decoded at once
 * @param longest residues at which a sequence is cut off, without an alignment
 */
public record Generator(Member member, int slots, int longest) {

    /** Draws after which a sample is given up. */
    static final int PATIENCE = 1000;

    public Generator {
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be >= 1, was " + slots);
        }
        if (longest < 1) {
            throw new IllegalArgumentException("longest must be >= 1, was " + longest);
        }
    }

    /**
     * Draws samples 0 .. count - 1 and hands them over in this order.
     *
     * @param sink is given each sample; false ends the run
     * @throws IllegalStateException if a sample was drawn 1,000 times in vain
     */
    public void generate(long count, Sampling sampling, Filter filter, Streams streams, Predicate<Generated> sink) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be >= 1, was " + count);
        }
        if (sampling.temperature() == 0 && count > 1) {
            throw new IllegalArgumentException(
                    "count must be 1 at temperature 0, which gives one sequence, was " + count);
        }
        int most = Math.min(longest, filter.maxLength());
        if (!member.aligned() && filter.minLength() > most) {
            throw new IllegalArgumentException(
                    "minLength must be <= " + most + ", the longest that is generated, was " + filter.minLength());
        }
        try (Decoder decoder = member.model().decoder(slots)) {
            new Run(decoder, count, sampling, filter, streams, sink, most).run();
        }
    }

    private record Key(byte[] residues) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && Arrays.equals(residues, k.residues);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(residues);
        }
    }

    private record Again(long index, int draws) {}

    private final class Run {

        private final Decoder decoder;
        private final long count;
        private final Sampling sampling;
        private final Filter filter;
        private final Streams streams;
        private final Predicate<Generated> sink;
        private final int most;
        private final Set<Key> seen = new HashSet<>();
        private final TreeMap<Long, Generated> finished = new TreeMap<>();
        private final Deque<Again> again = new ArrayDeque<>();
        private final Draft[] drafts = new Draft[slots];
        private long started;
        private long emitted;
        private boolean open = true;

        Run(
                Decoder decoder,
                long count,
                Sampling sampling,
                Filter filter,
                Streams streams,
                Predicate<Generated> sink,
                int most) {
            this.decoder = decoder;
            this.count = count;
            this.sampling = sampling;
            this.filter = filter;
            this.streams = streams;
            this.sink = sink;
            this.most = most;
        }

        void run() {
            while (open && emitted < count) {
                int[] busy = fill();
                float[][] logs = decoder.next(busy);
                for (int k = 0; k < busy.length && open; k++) {
                    draw(busy[k], logs[k]);
                }
            }
        }

        /** Starts sequences in free slots; not further ahead of what was handed over than four rounds. */
        private int[] fill() {
            int[] busy = new int[slots];
            int n = 0;
            for (int slot = 0; slot < slots; slot++) {
                if (drafts[slot] == null) {
                    Again next = again.pollFirst();
                    if (next == null && started < count && started < emitted + 4L * slots) {
                        next = new Again(started++, 1);
                    }
                    if (next == null) {
                        continue;
                    }
                    drafts[slot] = new Draft(next, streams.child(next.index).at(next.draws));
                    decoder.start(slot);
                }
                busy[n++] = slot;
            }
            return Arrays.copyOf(busy, n);
        }

        private void draw(int slot, float[] logs) {
            Draft draft = drafts[slot];
            int symbol = sampling.draw(logs, allowed(draft.length), draft.symbols, draft.length, draft.rng);
            draft.logDensity += logs[symbol];
            boolean end = !member.aligned() && symbol == Alphabet.END;
            if (!end) {
                draft.add(symbol);
            }
            boolean over =
                    end || (member.aligned() && draft.length == member.model().columns());
            if (over) {
                drafts[slot] = null;
                finish(draft);
            } else {
                decoder.append(slot, symbol);
            }
        }

        /** Without an alignment the end must come neither too early nor too late. */
        private int allowed(int length) {
            if (member.aligned()) {
                return (1 << Alphabet.SYMBOLS) - 1;
            }
            if (length >= most) {
                return 1 << Alphabet.END;
            }
            return length < filter.minLength() ? (1 << Alphabet.SIZE) - 1 : (1 << Alphabet.SYMBOLS) - 1;
        }

        private void finish(Draft draft) {
            byte[] codes = member.direction().sequence(Arrays.copyOf(draft.symbols, draft.length), true);
            Generated done = new Generated(draft.of.index, codes, draft.logDensity, draft.of.draws);
            if (!filter.passes(codes)) {
                redraw(done);
            } else {
                finished.put(done.index(), done);
                handOver();
            }
        }

        private void redraw(Generated failed) {
            if (failed.draws() == PATIENCE) {
                throw new IllegalStateException("sample " + failed.index() + " was drawn " + PATIENCE
                        + " times in vain after " + emitted
                        + " others: each was a duplicate or did not pass the filter; ask for fewer, raise the"
                        + " temperature or widen the filter");
            }
            again.addLast(new Again(failed.index(), failed.draws() + 1));
        }

        private void handOver() {
            while (open && finished.containsKey(emitted)) {
                Generated next = finished.remove(emitted);
                if (next == null) {
                    return;
                }
                if (!seen.add(new Key(Alphabet.ungapped(next.codes())))) {
                    redraw(next);
                    return;
                }
                emitted++;
                open = sink.test(next);
            }
        }
    }

    private static final class Draft {
        private final Again of;
        private final RandomGenerator rng;
        private byte[] symbols = new byte[64];
        private int length;
        private double logDensity;

        Draft(Again of, RandomGenerator rng) {
            this.of = of;
            this.rng = rng;
        }

        void add(int symbol) {
            if (length == symbols.length) {
                symbols = Arrays.copyOf(symbols, 2 * length);
            }
            symbols[length++] = (byte) symbol;
        }
    }
}
