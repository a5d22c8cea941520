package org.plume.sim.view;

/** Replays to choose from; each is made when it is asked for. */
public interface Shelf {

    /** How many there are. */
    int size();

    /** What a list calls replay {@code index}. */
    String name(int index);

    /** Replay {@code index}, read when it is asked for. */
    Replay replay(int index);

    /** Nothing but one replay. */
    static Shelf of(Replay replay) {
        return new Shelf() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public String name(int index) {
                return replay.setting().title();
            }

            @Override
            public Replay replay(int index) {
                return replay;
            }
        };
    }
}
