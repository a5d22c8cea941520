package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModeSlotsTest {

    private static final double[][] LEFT = {{0, 0, 0}, {-0.1, 0.1, 0}, {-0.2, 0.2, 0}};
    private static final double[][] AHEAD = {{0, 0, 0}, {0, 0.14, 0}, {0, 0.28, 0}};
    private static final double[][] RIGHT = {{0, 0, 0}, {0.1, 0.1, 0}, {0.2, 0.2, 0}};

    @Test
    void everyMode_keepsItsColour_whenTheNextDrawNumbersThemAnew() {
        ModeSlots slots = new ModeSlots();
        assertThat(slots.next(moment(LEFT, AHEAD, RIGHT))).containsExactly(0, 1, 2);
        assertThat(slots.next(moment(RIGHT, LEFT, AHEAD))).containsExactly(2, 0, 1);
        assertThat(slots.next(moment(AHEAD, RIGHT))).containsExactly(1, 2);
    }

    @Test
    void everyNewMode_getsAColourOfItsOwn() {
        ModeSlots slots = new ModeSlots();
        assertThat(slots.next(moment(LEFT, AHEAD))).containsExactly(0, 1);
        assertThat(slots.next(moment(RIGHT, AHEAD, LEFT))).containsExactly(2, 1, 0);
    }

    @Test
    void everyNamedMode_keepsItsColourByName() {
        ModeSlots slots = new ModeSlots();
        assertThat(slots.next(named(List.of("a", "b"), LEFT, RIGHT))).containsExactly(0, 1);
        assertThat(slots.next(named(List.of("b", "c"), LEFT, RIGHT))).containsExactly(1, 2);
        assertThat(slots.next(named(List.of("a", "c"), AHEAD, RIGHT))).containsExactly(0, 2);
    }

    @Test
    void everyMomentOfOneDraw_hasTheSameColours() {
        List<Candidate> draw = moment(LEFT, RIGHT).candidates();
        List<Candidate> next = moment(RIGHT, AHEAD).candidates();
        Film film = new Film();
        film.append(Moment.of(new double[0], draw, 0));
        film.append(Moment.of(new double[0], draw, 1));
        film.append(Moment.of(new double[0], next, 0));
        assertThat(film.sight(0, Colouring.MODE).slots()).containsExactly(0, 1);
        assertThat(film.sight(1, Colouring.MODE).slots()).containsExactly(0, 1);
        assertThat(film.sight(2, Colouring.MODE).slots()).containsExactly(1, 2);
    }

    private static Moment moment(double[][]... ways) {
        return named(List.of(), ways);
    }

    private static Moment named(List<String> names, double[][]... ways) {
        List<Candidate> candidates = new ArrayList<>();
        for (int mode = 0; mode < ways.length; mode++) {
            candidates.add(Candidate.of(ways[mode], mode));
            candidates.add(Candidate.of(ways[mode], mode));
        }
        return new Moment(0, new double[0], new double[0][], candidates, Moment.NONE, names, "");
    }
}
