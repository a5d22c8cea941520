package org.plume.generative.nn;

import java.util.Arrays;
import java.util.List;

/**
 * One value of a recorded computation: an operation applied to earlier nodes. Immutable; two nodes are equal only when
 * they are the same. A negative extent -m in the shape stands for m times the batch.
 */
public final class Node {

    private final int id;
    private final Op op;
    private final List<Node> inputs;
    private final long[] shape;

    Node(int id, Op op, List<Node> inputs, long[] shape) {
        this.id = id;
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.shape = shape;
    }

    /** The place in the order of recording: inputs come before what is made of them. */
    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    public List<Node> inputs() {
        return inputs;
    }

    public Node input(int i) {
        return inputs.get(i);
    }

    /** A copy of the shape. */
    public long[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    /** The extent of the axis; -m stands for m times the batch. */
    public long extent(int axis) {
        return shape[axis];
    }

    /** Whether both have the same shape. */
    public boolean shapedAs(Node other) {
        return Arrays.equals(shape, other.shape);
    }

    /** Whether no extent depends on the batch. */
    public boolean fixed() {
        return Arrays.stream(shape).allMatch(extent -> extent >= 0);
    }

    @Override
    public String toString() {
        return "#" + id + " " + op + Arrays.toString(shape);
    }
}
