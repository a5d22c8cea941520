package org.plume.server.schedule;

import java.util.List;
import java.util.Locale;

/**
 * Decides who is taken, and with how many network evaluations: the most, between the fewest that will do and the wish, that
 * let the newcomer be in time and nobody late who was taken before and is of its class. For one thread at a time.
 */
final class Door {

    /** Of what is cut anyway, this part is left to spare. */
    private static final int SPARE = 4;

    /** For the way of the answer, ns. */
    private static final long WAY = 1_000_000;

    /**
     * Of the time that others need, this part is added, or all of it up to the longest stall: it is less certain than one's own,
     * and who waits is met by what holds up those before.
     */
    private static final double CROWD = 0.35;

    private final Agenda agenda;
    private final int capacity;

    Door(Agenda agenda, int capacity) {
        this.agenda = agenda;
        this.capacity = capacity;
    }

    /**
     * Settles how many evaluations the newcomer is given.
     *
     * @throws BusyException where as many of its class are under way as may be, or they leave no time
     * @throws LateException where its time would not suffice if it were alone
     */
    void settle(Entry entry, long now) {
        Priority priority = entry.terms.priority();
        if (agenda.size(priority) >= capacity) {
            throw new BusyException(
                    "requests under way must be <= " + capacity + ", which they are already: ask again later");
        }
        int low = entry.terms.least();
        int high = entry.terms.evaluations();
        if (fits(entry, high, now)) {
            return;
        }
        double needed = late(entry, entry.job.load(low), now);
        if (needed > 0) {
            throw refusal(entry, low, now, needed);
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (fits(entry, middle + middle / SPARE, now)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        entry.allow(low, entry.job.load(low));
        fits(entry, low, now);
    }

    private boolean fits(Entry entry, int evaluations, long now) {
        return late(entry, entry.job.load(evaluations), now) == 0;
    }

    /** 0 where it fits; else the time that the newcomer would need, ns. */
    private double late(Entry entry, Load load, long now) {
        Demand before = new Demand(agenda, entry.terms.priority(), now);
        Demand after = new Demand(agenda, entry.terms.priority(), now);
        List<Entry> all = agenda.entries();
        int place = agenda.place(entry);
        for (int i = 0; i < place; i++) {
            before.add(all.get(i));
            after.add(all.get(i));
        }
        after.add(entry.lane, load);
        double time = after.time();
        entry.expected = time / agenda.stretch().factor(now);
        entry.promised = time;
        double others = time - alone(entry, load, now);
        double own = time + Math.max(CROWD * others, Math.min(agenda.stalls().longest(now), others)) + WAY;
        if (now + own > entry.terms.due()) {
            return own;
        }
        for (int i = place; i < all.size(); i++) {
            Entry other = all.get(i);
            if (other.terms.priority() != entry.terms.priority()) {
                break;
            }
            before.add(other);
            after.add(other);
            long due = other.terms.due() - WAY;
            if (now + after.time() > due && now + before.time() <= due) {
                return own;
            }
        }
        return 0;
    }

    private double alone(Entry entry, Load load, long now) {
        Demand alone = new Demand(agenda, entry.terms.priority(), now);
        alone.add(entry.lane, load);
        return alone.time();
    }

    private RuntimeException refusal(Entry entry, int evaluations, long now, double needed) {
        double left = entry.terms.due() - now;
        double own = alone(entry, entry.job.load(evaluations), now) + WAY;
        if (own > left) {
            return new LateException(String.format(
                    Locale.ROOT,
                    "needs about %.1f ms for %d network evaluations, %.1f ms are left: give it more time, or let it be"
                            + " cut by min_evaluations",
                    own / 1e6,
                    evaluations,
                    left / 1e6));
        }
        return new BusyException(String.format(
                Locale.ROOT,
                "needs about %.1f ms beside %d requests under way, %.1f ms are left: ask again later",
                Math.max(needed, own) / 1e6,
                agenda.entries().size(),
                left / 1e6));
    }
}
