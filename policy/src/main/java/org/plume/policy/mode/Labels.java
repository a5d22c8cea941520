package org.plume.policy.mode;

import java.util.LinkedHashMap;
import java.util.Map;

/** Cluster labels. */
final class Labels {

    private Labels() {}

    /** The same partition with labels 0, 1, ... in the order in which they first occur. */
    static int[] compact(int[] labels) {
        Map<Integer, Integer> names = new LinkedHashMap<>();
        int[] compact = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            Integer name = names.get(labels[i]);
            if (name == null) {
                name = names.size();
                names.put(labels[i], name);
            }
            compact[i] = name;
        }
        return compact;
    }
}
