package org.plume.policy.plan;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The inputs or outputs of a graph, by name and shape. */
final class Ports {

    private Ports() {}

    /** Refuses other names and shapes; the batch extent is not compared. */
    static void require(String what, Map<String, long[]> wanted, Map<String, long[]> found) {
        if (!text(wanted).equals(text(found))) {
            throw new IllegalArgumentException("the graph prediction must have the " + what + " " + text(wanted)
                    + " that its description asks for, had " + text(found));
        }
    }

    private static Map<String, String> text(Map<String, long[]> ports) {
        Map<String, String> text = new TreeMap<>();
        ports.forEach((name, shape) -> text.put(name, Arrays.toString(Arrays.copyOfRange(shape, 1, shape.length))));
        return text;
    }
}
