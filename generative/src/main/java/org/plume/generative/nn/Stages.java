package org.plume.generative.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recording cut in two: what depends on some of the inputs alone, and the rest. A sampler asks a network about many
 * points at one time under one condition; what follows from time and condition is then computed only once.
 *
 * @param early from the early inputs to {@code stage.0, stage.1, ...}, each {@code [b, ...]}
 * @param late from the other inputs and the stages to the outputs of the whole
 */
public record Stages(Recording early, Recording late) {

    private static final String NAME = "stage.";

    /**
     * Cuts where what is early meets what is not.
     *
     * @param names of the inputs that are known early
     */
    public static Stages of(Recording whole, Set<String> names) {
        List<Input> first = new ArrayList<>();
        List<Input> second = new ArrayList<>();
        whole.inputs().forEach(input -> (names.contains(input.name()) ? first : second).add(input));
        if (first.size() != names.size()) {
            throw new IllegalArgumentException("early inputs must be among " + whole.inputs() + ", were " + names);
        }
        Set<Node> cut = cut(whole, first);
        Map<String, Node> stages = new LinkedHashMap<>();
        Map<Node, Input> feeds = new HashMap<>();
        for (Node node : Order.of(cut)) {
            if (cut.contains(node)) {
                String name = NAME + stages.size();
                stages.put(name, node);
                feeds.put(node, Input.numbers(name, tail(node)));
            }
        }
        stages.forEach((name, node) -> second.add(Input.numbers(name, tail(node))));
        return new Stages(whole.with(first, stages), rest(whole, second, feeds));
    }

    /** The early nodes that are used by others, or are outputs. */
    private static Set<Node> cut(Recording whole, List<Input> first) {
        Set<Node> early = new HashSet<>();
        Set<Node> late = new HashSet<>();
        Set<Node> cut = new HashSet<>();
        for (Node node : Order.of(whole.outputs().values())) {
            boolean isLate = node.inputs().stream().anyMatch(late::contains);
            boolean isEarly = node.inputs().stream().anyMatch(early::contains);
            if (node.op() instanceof Op.Feed feed) {
                isEarly = first.contains(feed.input());
                isLate = !isEarly;
            }
            if (isLate) {
                late.add(node);
                node.inputs().stream().filter(early::contains).forEach(cut::add);
            } else if (isEarly) {
                early.add(node);
            }
        }
        whole.outputs().values().stream().filter(early::contains).forEach(cut::add);
        return cut;
    }

    private static long[] tail(Node node) {
        long[] tail = new long[Math.max(0, node.rank() - 1)];
        for (int i = 0; i < tail.length; i++) {
            tail[i] = node.extent(i + 1);
        }
        if (node.rank() == 0 || node.extent(0) != -1) {
            throw Shapes.wrong(
                    "stages", "a value between them must have a row for each row of the batch", node.shape());
        }
        return tail;
    }

    /** The whole with the nodes of {@code feeds} as inputs. */
    private static Recording rest(Recording whole, List<Input> inputs, Map<Node, Input> feeds) {
        Recorder recorder = new Recorder();
        Map<Node, Node> done = new HashMap<>();
        for (Node node : Order.of(whole.outputs().values())) {
            Input feed = feeds.get(node);
            if (feed != null) {
                done.put(node, recorder.input(feed));
            } else if (node.op() instanceof Op.Parameter p) {
                done.put(node, recorder.parameter(p.name(), whole.init(p.name()), node.shape()));
            } else {
                done.put(
                        node,
                        recorder.apply(
                                node, node.inputs().stream().map(done::get).toList()));
            }
        }
        Map<String, Node> outputs = new LinkedHashMap<>();
        whole.outputs().forEach((name, node) -> outputs.put(name, done.get(node)));
        return Recording.of(recorder, inputs, outputs);
    }
}
