package org.plume.server.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions by name. One that was not heard of and not at work for its lease is over. Safe for threads.
 *
 * @param <T> what a session is to whoever keeps it here
 */
public final class SessionRegistry<T> {

    private final int most;
    private final Supplier<String> names;
    private final Work<T> work;
    private final Map<String, Lease<T>> leases = new LinkedHashMap<>();

    /** What is done for sessions. */
    public interface Work<T> {

        /** When something was last done for it: now, where it is, ns. */
        long last(T session, long now);
    }

    private static final class Lease<T> {

        private final T session;
        private final long length;
        private long heard;

        Lease(T session, long length, long heard) {
            this.session = session;
            this.length = length;
            this.heard = heard;
        }
    }

    /**
     * @param most sessions at a time
     * @param names each another, none to be guessed
     * @param work a session is not over while it is waited for
     */
    public SessionRegistry(int most, Supplier<String> names, Work<T> work) {
        this.most = most;
        this.names = names;
        this.work = work;
    }

    private boolean over(Lease<T> lease, long now) {
        return now - lease.heard > lease.length && now - work.last(lease.session, now) > lease.length;
    }

    /**
     * Takes a session in; tells its name, or null where there are too many.
     *
     * @param lease ns
     * @param now ns
     */
    public synchronized @Nullable String open(T session, long lease, long now) {
        if (leases.size() >= most) {
            return null;
        }
        String name = names.get();
        leases.put(name, new Lease<>(session, lease, now));
        return name;
    }

    /** The session of this name, whose lease begins anew; null where there is none, or no more. */
    public synchronized @Nullable T heard(String name, long now) {
        Lease<T> lease = leases.get(name);
        if (lease == null || over(lease, now)) {
            return null;
        }
        lease.heard = now;
        return lease.session;
    }

    /** Takes a session out. */
    public synchronized void close(String name) {
        leases.remove(name);
    }

    /** Takes out those whose lease is over. */
    public synchronized List<T> expire(long now) {
        List<T> over = new ArrayList<>();
        leases.values().removeIf(lease -> over(lease, now) && over.add(lease.session));
        return over;
    }

    public synchronized List<T> all() {
        return leases.values().stream().map(lease -> lease.session).toList();
    }

    public int most() {
        return most;
    }

    public synchronized int size() {
        return leases.size();
    }
}
