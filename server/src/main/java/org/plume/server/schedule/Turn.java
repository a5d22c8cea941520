package org.plume.server.schedule;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;

/** One evaluation of a network for rows of several jobs. */
final class Turn {

    /** Some rows of a job. */
    record Share(Entry entry, int rows) {}

    private final List<Share> shares;
    private final boolean pull;
    private final IdentityHashMap<Entry, Throwable> failures = new IdentityHashMap<>();
    private @Nullable Error error;
    private int rows;

    /**
     * @param shares of one lane, not empty
     * @param pull whether the derivative is wanted
     */
    Turn(List<Share> shares, boolean pull) {
        this.shares = List.copyOf(shares);
        this.pull = pull;
    }

    List<Share> shares() {
        return shares;
    }

    Lane lane() {
        return shares.get(0).entry().lane;
    }

    boolean pull() {
        return pull;
    }

    Priority priority() {
        return shares.get(0).entry().terms.priority();
    }

    /** Rows that were computed as one batch. */
    int rows() {
        return rows;
    }

    /** What a job failed with. */
    @Nullable
    Throwable failure(Entry entry) {
        return failures.get(entry);
    }

    /** The worst that happened; a thread that has seen it is not used any longer. */
    @Nullable
    Error error() {
        return error;
    }

    /**
     * Asks for all rows at once. What fails is tried job by job, so that only those fail whose rows do; where it fails between
     * them, as without memory, all do, so that nobody waits for ever.
     */
    void run() {
        try {
            compute();
        } catch (Throwable t) {
            remember(t);
            shares.forEach(share -> failures.putIfAbsent(share.entry(), t));
        }
    }

    private void compute() {
        List<List<Query>> asked = new ArrayList<>(shares.size());
        List<Query> all = new ArrayList<>();
        for (Share share : shares) {
            List<Query> queries = guard(share.entry(), () -> share.entry().ask(share.rows()));
            asked.add(queries);
            all.addAll(queries);
        }
        rows = all.size();
        List<double[]> answers = all.isEmpty() ? List.of() : predict(all);
        int from = 0;
        for (int i = 0; i < shares.size(); i++) {
            Entry entry = shares.get(i).entry();
            List<Query> own = asked.get(i);
            if (failures.containsKey(entry)) {
                continue;
            }
            List<double[]> told;
            if (answers.isEmpty()) {
                told = guard(entry, () -> own.isEmpty() ? List.of() : ask(own));
            } else {
                told = answers.subList(from, from + own.size());
                from += own.size();
            }
            if (!failures.containsKey(entry)) {
                guard(entry, () -> {
                    entry.tell(told);
                    return List.of();
                });
            }
        }
    }

    private List<double[]> ask(List<Query> queries) {
        List<double[]> answers = lane().predictor().predict(queries);
        if (answers.size() != queries.size()) {
            throw new IllegalStateException(
                    "the network must answer " + queries.size() + " rows, answered " + answers.size());
        }
        return answers;
    }

    /** Empty where it fails. */
    private List<double[]> predict(List<Query> all) {
        try {
            return ask(all);
        } catch (Throwable t) {
            remember(t);
            rows = 0;
            if (shares.size() == 1) {
                failures.put(shares.get(0).entry(), t);
            }
            return List.of();
        }
    }

    private <T> List<T> guard(Entry entry, Supplier<List<T>> action) {
        try {
            return action.get();
        } catch (Throwable t) {
            remember(t);
            failures.put(entry, t);
            return List.of();
        }
    }

    private void remember(Throwable t) {
        if (t instanceof Error e) {
            error = e;
        }
    }
}
