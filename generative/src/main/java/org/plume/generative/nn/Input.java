package org.plume.generative.nn;

import java.util.Arrays;

/** A named input of a graph, {@code [batch, tail...]}: numbers, or token ids where {@code tokens}. */
public record Input(String name, boolean tokens, long... tail) {

    /** Floats {@code [batch, tail...]}. */
    public static Input numbers(String name, long... tail) {
        return new Input(name, false, tail);
    }

    /** Indices {@code [batch, tail...]}. */
    public static Input tokens(String name, long... tail) {
        return new Input(name, true, tail);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Input i && name.equals(i.name) && tokens == i.tokens && Arrays.equals(tail, i.tail);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(tail);
    }

    @Override
    public String toString() {
        return name + (tokens ? " tokens " : " ") + Arrays.toString(tail);
    }
}
