package org.plume.generative.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A recorded graph: named inputs and outputs, and the parameters that were defined on the way. Derivatives are further
 * outputs; adding them leaves this recording as it was.
 */
public final class Recording {

    private final Recorder recorder;
    private final List<Input> inputs;
    private final Map<String, Node> outputs;

    private Recording(Recorder recorder, List<Input> inputs, Map<String, Node> outputs) {
        this.recorder = recorder;
        this.inputs = List.copyOf(inputs);
        this.outputs = new LinkedHashMap<>(outputs);
    }

    /** Records a graph; the names of its inputs must differ. */
    public static Recording of(Graph graph) {
        Recorder recorder = new Recorder();
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (Input input : graph.inputs()) {
            if (nodes.put(input.name(), recorder.input(input)) != null) {
                throw new IllegalArgumentException("input names must differ, " + input.name() + " was given twice");
            }
        }
        return new Recording(recorder, graph.inputs(), graph.define(recorder, nodes));
    }

    static Recording of(Recorder recorder, List<Input> inputs, Map<String, Node> outputs) {
        return new Recording(recorder, inputs, outputs);
    }

    /** Other inputs and outputs of the same recorder. */
    Recording with(List<Input> in, Map<String, Node> out) {
        return new Recording(recorder, in, out);
    }

    /** What is fed, in order. */
    public List<Input> inputs() {
        return inputs;
    }

    /** The outputs by name, in order of definition. */
    public Map<String, Node> outputs() {
        return new LinkedHashMap<>(outputs);
    }

    /** One output; its name must be one of {@link #outputs()}. */
    public Node output(String name) {
        Node node = outputs.get(name);
        if (node == null) {
            throw new IllegalArgumentException("output must be one of " + outputs.keySet() + ", was " + name);
        }
        return node;
    }

    /** The parameters, in order of definition. */
    public Map<String, Node> parameters() {
        return recorder.parameters();
    }

    /** How each parameter starts. */
    public Map<String, Init> inits() {
        return recorder.inits();
    }

    Init init(String parameter) {
        Init init = recorder.inits().get(parameter);
        if (init == null) {
            throw new IllegalArgumentException("parameter must be one of " + inits().keySet() + ", was " + parameter);
        }
        return init;
    }

    /** The name of the output that holds the gradient with respect to the parameter. */
    public static String gradient(String parameter) {
        return "grad." + parameter;
    }

    /** With the gradient of the scalar output by every parameter as outputs {@code grad.<parameter>}. */
    public Recording withGradients(String scalar) {
        return withGradients(scalar, parameter -> true);
    }

    /** The same by some parameters only. */
    public Recording withGradients(String scalar, Predicate<String> by) {
        List<String> names = parameters().keySet().stream().filter(by).toList();
        List<Node> wrt = names.stream().map(parameters()::get).toList();
        List<Node> gradients = Gradients.of(recorder, output(scalar), wrt);
        Map<String, Node> more = outputs();
        for (int i = 0; i < names.size(); i++) {
            more.put(gradient(names.get(i)), gradients.get(i));
        }
        return new Recording(recorder, inputs, more);
    }

    /**
     * With the vector-Jacobian product of the output by the input, row by row: one more input {@code cotangent} shaped
     * as the output, one more output {@code vjp} shaped as the input.
     */
    public Recording withVjp(String output, String input) {
        Node y = output(output);
        long[] tail = new long[y.rank() - 1];
        for (int i = 0; i < tail.length; i++) {
            tail[i] = y.extent(i + 1);
        }
        Input cotangent = Input.numbers("cotangent", tail);
        Node vjp = Gradients.vjp(recorder, y, recorder.input(cotangent), List.of(feed(input)))
                .get(0);
        List<Input> in = new ArrayList<>(inputs);
        in.add(cotangent);
        Map<String, Node> more = outputs();
        more.put("vjp", vjp);
        return new Recording(recorder, in, more);
    }

    private Node feed(String name) {
        for (Input input : inputs) {
            if (input.name().equals(name)) {
                return recorder.input(input);
            }
        }
        throw new IllegalArgumentException("input must be one of " + inputs + ", was " + name);
    }
}
