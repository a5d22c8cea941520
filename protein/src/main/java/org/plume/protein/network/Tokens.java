package org.plume.protein.network;

import java.util.Map;
import org.plume.protein.Alphabet;

/** What the network reads: the symbols, the unknown residue, and for each family a token that starts a sequence. */
public final class Tokens {

    private Tokens() {}

    /** The start token of the family of an index. */
    public static int start(int family) {
        return Alphabet.UNKNOWN + 1 + family;
    }

    /** Number of tokens for so many families. */
    public static int count(int families) {
        return Alphabet.UNKNOWN + 1 + families;
    }

    static <V> V of(Map<String, V> map, String name) {
        V value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("inputs must have " + name + ", have " + map.keySet());
        }
        return value;
    }
}
