package org.plume.sim.view;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** Draws moments from a {@link Live} in a thread of its own, at the pace of their times, and hands them to the event thread. */
final class LiveFeed {

    private static final int PAUSE_MS = 1500;

    private final Live live;
    private final BiConsumer<Setting, Moment> begin;
    private final Consumer<Moment> append;
    private final Consumer<String> status;
    private final Object lock = new Object();
    private boolean held;
    private boolean skipped;
    private boolean closed;

    LiveFeed(Live live, BiConsumer<Setting, Moment> begin, Consumer<Moment> append, Consumer<String> status) {
        this.live = live;
        this.begin = begin;
        this.append = append;
        this.status = status;
    }

    /** Starts with an episode that has been started already. */
    void first(Setting setting) {
        Thread thread = new Thread(() -> run(setting), "live");
        thread.setDaemon(true);
        thread.start();
    }

    /** Holds or goes on; returns whether it is held now. */
    boolean toggle() {
        synchronized (lock) {
            held = !held;
            lock.notifyAll();
            return held;
        }
    }

    /** Gives the present episode up. */
    void skip() {
        synchronized (lock) {
            skipped = true;
            lock.notifyAll();
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    private void run(Setting first) {
        try (live) {
            Setting setting = first;
            while (episode(setting)) {
                setting = live.start();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            SwingUtilities.invokeLater(() -> status.accept(message));
        }
    }

    /** Whether another one is to follow. */
    private boolean episode(Setting setting) throws Exception {
        synchronized (lock) {
            skipped = false;
        }
        long start = System.nanoTime();
        boolean begun = false;
        for (Optional<Moment> next = live.next(); next.isPresent(); next = live.next()) {
            Moment moment = next.get();
            start += heldFor(moment.time() - (System.nanoTime() - start) / 1e9);
            synchronized (lock) {
                if (closed || skipped) {
                    return !closed;
                }
            }
            boolean opens = !begun;
            begun = true;
            SwingUtilities.invokeLater(() -> {
                if (opens) {
                    begin.accept(setting, moment);
                } else {
                    append.accept(moment);
                }
            });
        }
        heldFor(PAUSE_MS / 1e3);
        synchronized (lock) {
            return !closed;
        }
    }

    /** Waits so many seconds, and as long as it is held; returns how long it was held, ns. */
    private long heldFor(double seconds) throws InterruptedException {
        long until = System.nanoTime() + (long) (1e9 * Math.max(0, seconds));
        long heldSince = 0;
        long total = 0;
        synchronized (lock) {
            while (!closed && !skipped && (held || System.nanoTime() < until)) {
                if (held && heldSince == 0) {
                    heldSince = System.nanoTime();
                } else if (!held && heldSince != 0) {
                    total += System.nanoTime() - heldSince;
                    until += System.nanoTime() - heldSince;
                    heldSince = 0;
                    continue;
                }
                lock.wait(held ? 0 : Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
            return heldSince == 0 ? total : total + System.nanoTime() - heldSince;
        }
    }
}
