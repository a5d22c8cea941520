package org.plume.server.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The frames of the last steps of one robot. */
final class History {

    private final int length;
    private final TreeMap<Long, double[]> frames = new TreeMap<>();

    /** @param length steps that are remembered */
    History(int length) {
        this.length = length;
    }

    /** Frames one step apart, oldest first, the last one at this step. What was known of these steps is replaced. */
    void add(long step, List<double[]> seen) {
        for (int j = 0; j < seen.size(); j++) {
            long at = step - (seen.size() - 1 - j);
            if (at >= 0) {
                frames.put(at, seen.get(j));
            }
        }
        while (frames.size() > length) {
            frames.pollFirstEntry();
        }
    }

    /** The newest step that is known; 0 where none is. */
    long newest() {
        return frames.isEmpty() ? 0 : frames.lastKey();
    }

    /**
     * The frames up to this step, oldest first. A step that was never told is filled by the newest before it; before all that
     * is known, there is none.
     */
    List<double[]> until(long step) {
        List<double[]> window = new ArrayList<>();
        for (long at = step - length + 1; at <= step; at++) {
            Map.Entry<Long, double[]> known = frames.floorEntry(at);
            if (known != null) {
                window.add(known.getValue());
            }
        }
        return window;
    }

    void clear() {
        frames.clear();
    }
}
