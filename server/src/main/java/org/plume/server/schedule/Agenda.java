package org.plume.server.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is next. Control goes before batch. Where time is short the earliest deadline goes first; where everybody will be in
 * time anyway, who needs least goes first, so that a short job never waits for a long one. Others of its class with the same
 * network come along; while control work is about, only as many that no step of batch work takes longer than one of control.
 * For one thread at a time.
 */
final class Agenda {

    /** By class, then deadline. */
    static final Comparator<Entry> DEADLINES = Comparator.comparing((Entry e) -> e.terms.priority())
            .thenComparingLong(e -> e.terms.due())
            .thenComparingLong(e -> e.number);

    /** Time short of this share of what is needed counts as short, and so does less than {@link #CLOSE}. */
    private static final double MARGIN = 0.25;

    /** ns */
    private static final double CLOSE = 2e6;

    /** Control work is expected again within so many of the gaps between its requests. */
    private static final double GAPS = 4;

    /** The longest time for which it is expected, ns. */
    private static final double ABOUT = 1e9;

    private static final long NEVER = Long.MIN_VALUE;

    /** Weight of a new observation. */
    private static final double NEW = 1 / 8.0;

    private final int workers;
    private final Stretch stretch = new Stretch();
    private final Stalls stalls = new Stalls();

    /** By deadline. */
    private final List<Entry> entries = new ArrayList<>();

    private long lastControl = NEVER;
    private double controlGap;
    private double controlStep;

    Agenda(int workers) {
        this.workers = workers;
    }

    int size(Priority priority) {
        int size = 0;
        for (Entry entry : entries) {
            size += entry.terms.priority() == priority ? 1 : 0;
        }
        return size;
    }

    boolean hasWaiting() {
        for (Entry entry : entries) {
            if (!entry.busy) {
                return true;
            }
        }
        return false;
    }

    /** All, by class, then deadline. */
    List<Entry> entries() {
        return entries;
    }

    int place(Entry entry) {
        return -1 - Collections.binarySearch(entries, entry, DEADLINES);
    }

    void add(Entry entry) {
        entries.add(place(entry), entry);
        if (entry.terms.priority() == Priority.CONTROL) {
            if (lastControl != NEVER) {
                double gap = Math.min(ABOUT, (double) (entry.arrived - lastControl));
                controlGap = controlGap == 0 ? gap : controlGap + NEW * (gap - controlGap);
            }
            lastControl = entry.arrived;
        }
    }

    void remove(Entry entry) {
        int at = Collections.binarySearch(entries, entry, DEADLINES);
        if (at >= 0) {
            entries.remove(at);
        }
    }

    /**
     * Those that wait for their next step, but whose time is over or will not suffice; they are taken out, so that after a stall
     * some are late and not all.
     */
    List<Entry> hopeless(long now) {
        List<Entry> out = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.busy && now + shortest(entry, now) > entry.terms.due()) {
                out.add(entry);
            }
        }
        out.forEach(this::remove);
        return out;
    }

    /** What an entry is expected to need if everything else stands back, ns. */
    static double shortest(Entry entry, long now) {
        Lane lane = entry.lane;
        Load load = entry.load();
        return entry.stepsLeft() * lane.costs(false).mean(load.rows(), now)
                + entry.pullsLeft() * lane.costs(true).mean(load.pullRows(), now);
    }

    /** The next evaluation; null where nobody waits for one. */
    @Nullable
    Turn next(long now) {
        List<Entry> waiting = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (!entry.busy
                    && (waiting.isEmpty()
                            || entry.terms.priority() == waiting.get(0).terms.priority())) {
                waiting.add(entry);
            }
        }
        if (waiting.isEmpty()) {
            return null;
        }
        boolean tight = isTight(now);
        if (!tight) {
            waiting.sort(Comparator.comparingDouble(e -> shortest(e, now)));
        }
        return together(waiting, now);
    }

    /** Whether somebody would be late, or nearly, if all went by deadline. */
    private boolean isTight(long now) {
        Demand demand = new Demand(this, Priority.BATCH, now);
        for (Entry entry : entries) {
            demand.add(entry);
            double time = demand.time();
            if (now + time + Math.max(CLOSE, MARGIN * time) > entry.terms.due()) {
                return true;
            }
        }
        return false;
    }

    private Turn together(List<Entry> waiting, long now) {
        Entry first = waiting.get(0);
        int room = room(first.lane.costs(first.pull()), first.terms.priority(), now);
        List<Turn.Share> shares = new ArrayList<>();
        for (Entry entry : waiting) {
            if (entry.lane == first.lane && entry.pull() == first.pull() && room > 0) {
                int taken = Math.min(room, entry.rowsLeft());
                shares.add(new Turn.Share(entry, taken));
                room -= taken;
            }
        }
        return new Turn(shares, first.pull());
    }

    /** How many rows a turn for this class may have. */
    int room(Costs costs, Priority priority, long now) {
        boolean control = controlGap > 0 && now - lastControl < Math.min(ABOUT, GAPS * controlGap) && controlStep > 0;
        return control && priority == Priority.BATCH ? within(costs, controlStep, now) : Lane.ROWS;
    }

    Stretch stretch() {
        return stretch;
    }

    Stalls stalls() {
        return stalls;
    }

    int workers() {
        return workers;
    }

    /** The largest number of rows whose step takes this time at most; 1 at least. */
    private static int within(Costs costs, double time, long now) {
        int rows = Lane.ROWS;
        while (rows > 1 && costs.mean(rows, now) > time) {
            rows /= 2;
        }
        return rows;
    }

    /**
     * When a job has come to its end, or would have where it was given up. Who left of his own accord tells nothing.
     *
     * @param end by the clock, ns
     */
    void learn(Entry entry, long end, long now) {
        double took = (double) (end - entry.arrived);
        double given = (double) (entry.terms.due() - entry.arrived);
        stretch.saw(entry.expected, took, now);
        stalls.saw(given, entry.promised, took, now);
    }

    /** What a turn took, ns. */
    void learn(Turn turn, long took, long now) {
        if (turn.rows() == 0) {
            return;
        }
        turn.lane().costs(turn.pull()).saw(turn.rows(), took, now);
        if (turn.priority() == Priority.CONTROL) {
            controlStep = controlStep == 0 ? took : controlStep + NEW * (took - controlStep);
        }
    }
}
