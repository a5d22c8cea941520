package org.plume.sim.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Moments in the order of time with the colours of their modes; it may grow while it is shown. */
final class Film {

    private final List<Moment> moments = new ArrayList<>();
    private final List<int[]> slots = new ArrayList<>();
    private final ModeSlots colours = new ModeSlots();

    static Film of(Replay replay) {
        Film film = new Film();
        replay.moments().forEach(film::append);
        return film;
    }

    synchronized void append(Moment moment) {
        int n = moments.size();
        boolean sameDraw = n > 0 && moments.get(n - 1).candidates().equals(moment.candidates());
        slots.add(sameDraw ? slots.get(n - 1) : colours.next(moment));
        moments.add(moment);
    }

    synchronized int size() {
        return moments.size();
    }

    synchronized Moment moment(int index) {
        return moments.get(index);
    }

    Sight sight(int index, Colouring colouring) {
        return sight(index, colouring, Set.of(), Moment.NONE);
    }

    synchronized Sight sight(int index, Colouring colouring, Set<Integer> hidden, int marked) {
        return new Sight(moments.get(index), slots.get(index), colouring, hidden, marked);
    }
}
