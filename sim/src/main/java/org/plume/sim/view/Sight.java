package org.plume.sim.view;

import java.awt.Color;
import java.util.Arrays;
import java.util.Set;

/**
 * A moment as it is shown.
 *
 * @param slots colour slot of each mode
 * @param hidden indices of candidates that are not drawn
 * @param marked index of the candidate that is pointed at; {@link Moment#NONE}: none
 */
record Sight(Moment moment, int[] slots, Colouring colouring, Set<Integer> hidden, int marked) {

    Sight {
        hidden = Set.copyOf(hidden);
    }

    static Sight of(Moment moment, Colouring colouring) {
        return new Sight(moment, new ModeSlots().next(moment), colouring, Set.of(), Moment.NONE);
    }

    /** Whether the trajectories look the same as in {@code other}. */
    boolean drawsLike(Sight other) {
        return moment.candidates().equals(other.moment.candidates())
                && moment.chosen() == other.moment.chosen()
                && Arrays.equals(slots, other.slots)
                && colouring == other.colouring
                && hidden.equals(other.hidden)
                && marked == other.marked;
    }

    Color colour(Candidate candidate, Theme theme) {
        if (colouring == Colouring.MODE) {
            return theme.mode(slots[candidate.mode()]);
        }
        double[] range = costs();
        double spread = range[1] - range[0];
        return theme.ramp(spread > 0 ? (candidate.cost() - range[0]) / spread : 0);
    }

    /** The least and the greatest cost among the feasible, else among all. */
    double[] costs() {
        boolean anyFeasible = moment.candidates().stream().anyMatch(Candidate::feasible);
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Candidate candidate : moment.candidates()) {
            if (Double.isFinite(candidate.cost()) && (candidate.feasible() || !anyFeasible)) {
                range[0] = Math.min(range[0], candidate.cost());
                range[1] = Math.max(range[1], candidate.cost());
            }
        }
        return range[0] <= range[1] ? range : new double[2];
    }
}
