package org.plume.sim.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives modes their colours, draw after draw. Named modes keep their colour by name. Others are numbered anew by every
 * draw, so each takes the colour of that mode of the last draw whose mean way from the tool is nearest to its own.
 */
final class ModeSlots {

    /** Modes whose ways differ by more than this share of their length are different ones. */
    private static final double ALIKE = 0.5;

    private final Map<String, Integer> named = new HashMap<>();
    private Map<Integer, double[]> last = new LinkedHashMap<>();

    private record Pair(int mode, int slot, double difference) {}

    /** The colour slot of each mode of {@code moment}, the next in time. */
    int[] next(Moment moment) {
        int modes = moment.modes();
        int[] slots = new int[modes];
        if (moment.modeNames().size() >= modes && modes > 0) {
            for (int mode = 0; mode < modes; mode++) {
                slots[mode] = named.computeIfAbsent(moment.modeNames().get(mode), name -> named.size());
            }
            return slots;
        }
        Map<Integer, double[]> now = means(moment);
        Set<Integer> taken = new HashSet<>();
        Set<Integer> matched = new HashSet<>();
        for (Pair pair : pairs(now)) {
            if (!matched.contains(pair.mode) && taken.add(pair.slot)) {
                matched.add(pair.mode);
                slots[pair.mode] = pair.slot;
            }
        }
        int free = 0;
        for (int mode = 0; mode < modes; mode++) {
            if (matched.contains(mode)) {
                continue;
            }
            while (taken.contains(free) || last.containsKey(free)) {
                free++;
            }
            taken.add(free);
            slots[mode] = free;
        }
        Map<Integer, double[]> remembered = new LinkedHashMap<>();
        now.forEach((mode, mean) -> remembered.put(slots[mode], mean));
        last = remembered;
        return slots;
    }

    /** Pairs of a mode and a colour of the last draw that are alike, the most alike first. */
    private List<Pair> pairs(Map<Integer, double[]> now) {
        List<Pair> pairs = new ArrayList<>();
        now.forEach((mode, mean) -> last.forEach((slot, before) -> {
            double difference = 0;
            double size = 0;
            for (int c = 0; c < mean.length; c++) {
                difference += (mean[c] - before[c]) * (mean[c] - before[c]);
                size += Math.max(mean[c] * mean[c], before[c] * before[c]);
            }
            if (difference <= ALIKE * ALIKE * size) {
                pairs.add(new Pair(mode, slot, difference));
            }
        }));
        pairs.sort((a, b) -> Double.compare(a.difference, b.difference));
        return pairs;
    }

    /** For each mode the mean displacement from its start, half way and at the end, {@code [6]}, m. */
    private static Map<Integer, double[]> means(Moment moment) {
        Map<Integer, double[]> sums = new LinkedHashMap<>();
        Map<Integer, Integer> counts = new HashMap<>();
        for (Candidate candidate : moment.candidates()) {
            double[][] path = candidate.tool();
            if (path.length == 0) {
                continue;
            }
            double[] sum = sums.computeIfAbsent(candidate.mode(), mode -> new double[6]);
            double[] half = path[path.length / 2];
            double[] end = path[path.length - 1];
            for (int c = 0; c < 3; c++) {
                sum[c] += half[c] - path[0][c];
                sum[3 + c] += end[c] - path[0][c];
            }
            counts.merge(candidate.mode(), 1, Integer::sum);
        }
        sums.forEach((mode, sum) -> {
            for (int c = 0; c < sum.length; c++) {
                sum[c] /= counts.getOrDefault(mode, 1);
            }
        });
        return sums;
    }
}
