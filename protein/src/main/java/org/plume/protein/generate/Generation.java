package org.plume.protein.generate;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Member;

/**
 * Samples of a {@link Generator} under way. Nothing is computed but in {@link #next}, and no further ahead than four rounds of
 * the slots, so that who takes them slowly holds little. For one thread.
 */
public final class Generation implements AutoCloseable {

    /** Draws after which a sample is given up. */
    static final int PATIENCE = 1000;

    private final Member member;
    private final Decoder decoder;
    private final long count;
    private final Sampling sampling;
    private final Filter filter;
    private final Streams streams;
    private final int most;
    private final Set<ByteBuffer> seen = new HashSet<>();
    private final TreeMap<Long, Generated> finished = new TreeMap<>();
    private final Deque<Again> again = new ArrayDeque<>();
    private final Draft[] drafts;
    private long started;
    private long emitted;

    Generation(Generator generator, long count, Sampling sampling, Filter filter, Streams streams, int most) {
        this.member = generator.member();
        this.decoder = member.model().decoder(generator.slots());
        this.drafts = new Draft[generator.slots()];
        this.count = count;
        this.sampling = sampling;
        this.filter = filter;
        this.streams = streams;
        this.most = most;
    }

    /**
     * The next sample; empty after the last.
     *
     * @throws InVainException if a sample was drawn 1,000 times in vain
     */
    public Optional<Generated> next() {
        while (emitted < count) {
            Optional<Generated> ready = take();
            if (ready.isPresent()) {
                return ready;
            }
            int[] busy = fill();
            float[][] logs = decoder.next(busy);
            for (int k = 0; k < busy.length; k++) {
                draw(busy[k], logs[k]);
            }
        }
        return Optional.empty();
    }

    /** The sample whose turn it is, where it is finished and new. */
    private Optional<Generated> take() {
        Generated next = finished.remove(emitted);
        if (next == null) {
            return Optional.empty();
        }
        if (!seen.add(ByteBuffer.wrap(Alphabet.ungapped(next.codes())))) {
            redraw(next);
            return Optional.empty();
        }
        emitted++;
        return Optional.of(next);
    }

    /** Starts sequences in free slots; not further ahead of what was handed over than four rounds. */
    private int[] fill() {
        int[] busy = new int[drafts.length];
        int n = 0;
        for (int slot = 0; slot < drafts.length; slot++) {
            if (drafts[slot] == null) {
                Again next = again.pollFirst();
                if (next == null && started < count && started < emitted + 4L * drafts.length) {
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
        byte[] codes = member.order().sequence(Arrays.copyOf(draft.symbols, draft.length), true);
        Generated done = new Generated(draft.of.index, codes, draft.logDensity, draft.of.draws);
        if (!filter.passes(codes)) {
            redraw(done);
        } else {
            finished.put(done.index(), done);
        }
    }

    private void redraw(Generated failed) {
        if (failed.draws() == PATIENCE) {
            throw new InVainException("sample " + failed.index() + " was drawn " + PATIENCE
                    + " times in vain after " + emitted
                    + " others: each was a duplicate or did not pass the filter; ask for fewer, raise the"
                    + " temperature or widen the filter");
        }
        again.addLast(new Again(failed.index(), failed.draws() + 1));
    }

    @Override
    public void close() {
        decoder.close();
    }

    private record Again(long index, int draws) {}

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
