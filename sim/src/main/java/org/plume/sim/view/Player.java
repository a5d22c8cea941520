package org.plume.sim.view;

import javax.swing.Timer;

/** Runs through a film at the pace of its times, in the event thread. A film that grows is followed. */
final class Player {

    private static final int TICK_MS = 33;

    private final Runnable changed;
    private final Timer timer = new Timer(TICK_MS, event -> tick());
    private Film film = new Film();
    private double speed = 1;
    private double time;
    private int index;
    private long last;

    /** @param changed is called whenever another moment is shown, or playing starts or stops */
    Player(Runnable changed) {
        this.changed = changed;
    }

    void load(Film next) {
        film = next;
        index = 0;
        time = 0;
        changed.run();
    }

    Film film() {
        return film;
    }

    int index() {
        return index;
    }

    boolean playing() {
        return timer.isRunning();
    }

    void setSpeed(double newSpeed) {
        speed = newSpeed;
    }

    /** From the start again when it stands at the end. */
    void play() {
        if (index >= film.size() - 1) {
            go(0);
        }
        last = System.nanoTime();
        timer.start();
        changed.run();
    }

    void pause() {
        timer.stop();
        changed.run();
    }

    /** Shows moment {@code next}. */
    void go(int next) {
        if (film.size() == 0) {
            return;
        }
        index = Math.max(0, Math.min(film.size() - 1, next));
        time = film.moment(index).time();
        changed.run();
    }

    private void tick() {
        long now = System.nanoTime();
        time += speed * (now - last) / 1e9;
        last = now;
        int next = index;
        while (next + 1 < film.size() && film.moment(next + 1).time() <= time) {
            next++;
        }
        boolean atEnd = next >= film.size() - 1;
        if (next != index) {
            index = next;
            changed.run();
        }
        if (atEnd) {
            pause();
        }
    }
}
