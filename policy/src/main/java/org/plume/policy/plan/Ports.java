package org.plume.policy.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Recording;

/** The inputs or outputs of a graph, by name and shape, batch first. */
final class Ports {

    private Ports() {}

    static Map<String, long[]> inputs(Recording recording) {
        Map<String, long[]> inputs = new LinkedHashMap<>();
        for (Input input : recording.inputs()) {
            long[] shape = new long[input.tail().length + 1];
            System.arraycopy(input.tail(), 0, shape, 1, input.tail().length);
            inputs.put(input.name(), shape);
        }
        return inputs;
    }

    static Map<String, long[]> outputs(Recording recording) {
        Map<String, long[]> outputs = new LinkedHashMap<>();
        recording.outputs().forEach((name, node) -> outputs.put(name, node.shape()));
        return outputs;
    }

    /** Refuses other names and shapes; the batch extent is not compared. */
    static void require(String graph, String what, Map<String, long[]> wanted, Map<String, long[]> found) {
        if (!text(wanted).equals(text(found))) {
            throw new IllegalArgumentException("the graph " + graph + " must have the " + what + " " + text(wanted)
                    + " that its description asks for, had " + text(found));
        }
    }

    private static Map<String, String> text(Map<String, long[]> ports) {
        Map<String, String> text = new TreeMap<>();
        ports.forEach((name, shape) -> text.put(name, Arrays.toString(Arrays.copyOfRange(shape, 1, shape.length))));
        return text;
    }
}
