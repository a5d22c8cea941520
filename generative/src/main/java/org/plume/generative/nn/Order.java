package org.plume.generative.nn;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order in which nodes can be computed. */
public final class Order {

    private Order() {}

    /** The outputs and all that they are made of, inputs before results. */
    public static List<Node> of(Collection<Node> outputs) {
        Set<Node> seen = new HashSet<>(outputs);
        Deque<Node> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Node input : open.pop().inputs()) {
                if (seen.add(input)) {
                    open.push(input);
                }
            }
        }
        return seen.stream().sorted(Comparator.comparingInt(Node::id)).toList();
    }
}
