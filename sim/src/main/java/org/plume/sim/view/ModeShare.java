package org.plume.sim.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many of a draw's trajectories belong to a mode: {@code share} of them, 0 to 1. */
record ModeShare(int mode, String name, double share) {

    /** Of each mode that occurs, the largest first. */
    static List<ModeShare> of(Moment moment) {
        int[] counts = new int[moment.modes()];
        for (Candidate candidate : moment.candidates()) {
            counts[candidate.mode()]++;
        }
        List<ModeShare> shares = new ArrayList<>();
        for (int mode = 0; mode < counts.length; mode++) {
            if (counts[mode] > 0) {
                double share = counts[mode] / (double) moment.candidates().size();
                shares.add(new ModeShare(mode, name(mode, moment.modeNames()), share));
            }
        }
        shares.sort(Comparator.comparingDouble(ModeShare::share).reversed());
        return shares;
    }

    /** The name of a mode, or its number from 1. */
    static String name(int mode, List<String> names) {
        return mode < names.size() ? names.get(mode) : "mode " + (mode + 1);
    }
}
