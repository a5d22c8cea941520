package org.plume.generative.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Symbolic reverse mode. Derivatives are recorded in the operations they are derivatives of, so they can be
 * differentiated again; every operation of {@link Ops} has a rule, and so has every adjoint.
 */
public final class Gradients {

    private Gradients() {}

    /** d scalar / d w for each w of {@code wrt}, each shaped as its w; zeros where the scalar does not depend on it. */
    public static List<Node> of(Recorder recorder, Node scalar, List<Node> wrt) {
        if (scalar.rank() != 0) {
            throw Shapes.wrong("gradient", "only a scalar has one; for others there is vjp", scalar.shape());
        }
        return vjp(recorder, scalar, recorder.constant(1), wrt);
    }

    /**
     * The vector-Jacobian product: d sum(cotangent * output) / d w for each w of {@code wrt}. With rows that do not mix
     * this is row by row.
     */
    public static List<Node> vjp(Recorder recorder, Node output, Node cotangent, List<Node> wrt) {
        if (!output.shapedAs(cotangent)) {
            throw Shapes.wrong("vjp", "the cotangent must be shaped as the output", output.shape(), cotangent.shape());
        }
        Set<Node> on = pathsFrom(output, wrt);
        Map<Node, Node> cotangents = new HashMap<>();
        cotangents.put(output, cotangent);
        DerivativeRules rules = new DerivativeRules(recorder);
        for (Node node : backwards(output, on)) {
            Node q = cotangents.get(node);
            if (q == null) {
                continue;
            }
            List<@Nullable Node> parts = rules.of(node, q);
            for (int i = 0; i < parts.size(); i++) {
                Node part = parts.get(i);
                if (part != null && on.contains(node.input(i))) {
                    cotangents.merge(node.input(i), part, recorder::add);
                }
            }
        }
        List<Node> result = new ArrayList<>();
        for (Node w : wrt) {
            Node q = cotangents.get(w);
            result.add(q == null ? recorder.broadcast(recorder.constant(0), w) : q);
        }
        return result;
    }

    /** The nodes beneath the output that depend on one of {@code wrt}. */
    private static Set<Node> pathsFrom(Node output, List<Node> wrt) {
        Set<Node> on = new HashSet<>(wrt);
        for (Node node : Order.of(List.of(output))) {
            if (node.inputs().stream().anyMatch(on::contains)) {
                on.add(node);
            }
        }
        return on;
    }

    private static List<Node> backwards(Node output, Set<Node> on) {
        List<Node> order = new ArrayList<>(Order.of(List.of(output)));
        order.removeIf(node -> !on.contains(node));
        Collections.reverse(order);
        return order;
    }
}
