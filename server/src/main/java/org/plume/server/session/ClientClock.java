package org.plume.server.session;

import java.util.OptionalLong;

/**
 * How far a client's clock is off, in ns: offset = server's clock - client's clock. A message that was sent at client time c and
 * arrives at server time s bounds it from above, offset <= s - c; an answer that was sent at s and came at c bounds it from
 * below, s - c <= offset, as nothing arrives before it is sent. Of the last {@value #WINDOW_S} s the tightest bounds count; the
 * estimate lies between them (Cristian 1989), and at the upper one, that of the fastest message, until there is a lower one. A
 * clock that is set makes them contradict each other; then what was known before is forgotten.
 */
final class ClientClock {

    private static final int WINDOW_S = 30;
    private static final long WINDOW = WINDOW_S * 1_000_000_000L;

    /** No drift explains bounds of one window that contradict each other by more, ns. */
    private static final long SET = 50_000_000;

    private final SlidingMinimum upper = new SlidingMinimum(WINDOW);

    /** Of the negative. */
    private final SlidingMinimum lower = new SlidingMinimum(WINDOW);

    private long newest;

    /** A message was sent at client time {@code sent} and is here at server time {@code now}. */
    void heard(long sent, long now) {
        newest = now - sent;
        upper.add(now, newest);
    }

    /** An answer left at server time {@code answered} and was there at client time {@code received}. */
    void echoed(long answered, long received, long now) {
        lower.add(now, received - answered);
        if (!upper.isEmpty() && upper.get() + lower.get() < -SET) {
            upper.clear();
            upper.add(now, newest);
            lower.clear();
            lower.add(now, received - answered);
        }
    }

    /** Age of what the client saw at its time {@code seen}; 0 before anything was heard. */
    long age(long seen, long now) {
        if (upper.isEmpty()) {
            return 0;
        }
        return now - seen - (upper.get() - error().orElse(0));
    }

    /** The estimate is so far off at most; empty without a lower bound. Clocks that disagree with themselves count as right. */
    OptionalLong error() {
        return lower.isEmpty() || upper.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, (upper.get() + lower.get()) / 2));
    }
}
