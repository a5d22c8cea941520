package org.plume.protein.generate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plume.protein.Alphabet;
import org.plume.protein.model.ColumnOrder;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Order;

/**
 * What may stand where, as a list of elements that are matched from the first residue to the last.
 *
 * <p>Written as PROSITE patterns are: elements joined by {@code -}; {@code A} is a residue, {@code [AC]} one of several,
 * {@code {P}} any but these, {@code x} any; {@code (3)} behind it repeats it and {@code (2,5)} a range of times. {@code
 * x(2,5)} so is a gap of two to five residues.
 *
 * <p>Over an alignment an element is a column: {@code .} is a gap, {@code x} and {@code {P}} allow one, {@code [AC.]} as well,
 * and there are no ranges, for a column that may be empty says the same.
 *
 * @param elements sets of symbols as bits, each matched once
 * @param optional whether an element may be left out
 */
public record Constraint(int[] elements, boolean[] optional) {

    private static final int ANY = (1 << Alphabet.SIZE) - 1;
    private static final int ANY_OR_GAP = (1 << Alphabet.SYMBOLS) - 1;
    private static final int MOST = 10_000;
    private static final Pattern ELEMENT =
            Pattern.compile("(?:([A-Zx.])|\\[([A-Z.]+)]|\\{([A-Z.]+)})(?:\\((\\d{1,5})(?:,(\\d{1,5}))?\\))?");

    /** What residues of a sequence without gaps must match. */
    public static Constraint parse(String text) {
        return parse(text, ANY);
    }

    /**
     * What a row must match, column by column.
     *
     * @param columns of the alignment
     */
    public static Constraint ofColumns(String text, int columns) {
        Constraint parsed = parse(text, ANY_OR_GAP);
        for (boolean may : parsed.optional) {
            if (may) {
                throw new IllegalArgumentException(
                        "an alignment's pattern must count each column once, without ranges such as x(2,5), was '"
                                + text + "'; x allows a gap, . is one");
            }
        }
        if (parsed.elements.length != columns) {
            throw new IllegalArgumentException("a pattern must have " + columns
                    + " elements as the model has columns, had " + parsed.elements.length);
        }
        return parsed;
    }

    private static Constraint parse(String text, int any) {
        List<Integer> elements = new ArrayList<>();
        List<Boolean> optional = new ArrayList<>();
        for (String part : text.strip().split("-", -1)) {
            Matcher m = ELEMENT.matcher(part);
            if (!m.matches()) {
                throw new IllegalArgumentException(
                        "a pattern's element must be written as A, [AC], {P}, x, x(3) or x(2,5)," + " was '" + part
                                + "' in '" + text + "'");
            }
            int set = set(m, part, any);
            int low = m.group(4) == null ? 1 : Integer.parseInt(m.group(4));
            int high = m.group(5) == null ? low : Integer.parseInt(m.group(5));
            if (high < low || high == 0 || elements.size() + high > MOST) {
                throw new IllegalArgumentException(
                        "a pattern's repeat must be (n) or (low,high) with low <= high and all in " + "all <= " + MOST
                                + ", was '" + part + "'");
            }
            for (int k = 0; k < high; k++) {
                elements.add(set);
                optional.add(k >= low);
            }
        }
        boolean[] may = new boolean[optional.size()];
        for (int k = 0; k < may.length; k++) {
            may[k] = optional.get(k);
        }
        return new Constraint(elements.stream().mapToInt(Integer::intValue).toArray(), may);
    }

    private static int set(Matcher m, String part, int any) {
        if (m.group(1) != null) {
            return m.group(1).equals("x") ? any : symbols(m.group(1), part, any);
        }
        int set = m.group(2) != null ? symbols(m.group(2), part, any) : any & ~symbols(m.group(3), part, any);
        if (set == 0) {
            throw new IllegalArgumentException("a pattern's element must allow a residue, '" + part + "' allows none");
        }
        return set;
    }

    private static int symbols(String letters, String part, int any) {
        int set = 0;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            int code = letter == '.' ? Alphabet.GAP : Alphabet.RESIDUES.indexOf(letter);
            if (code < 0 || (any >> code & 1) == 0) {
                throw new IllegalArgumentException("a pattern's residues must be of " + Alphabet.RESIDUES
                        + (any == ANY ? "" : " or .") + ", was '" + letter + "' in '" + part + "'");
            }
            set |= 1 << code;
        }
        return set;
    }

    /** The reading order in which less that is free is read before something that is fixed; FORWARD where they are alike. */
    public Direction easier() {
        return readIn(Direction.REVERSE).freeBeforeFixed() < freeBeforeFixed() ? Direction.REVERSE : Direction.FORWARD;
    }

    private int freeBeforeFixed() {
        int free = 0;
        int before = 0;
        for (int element : elements) {
            if ((element & ANY) == ANY) {
                free++;
            } else {
                before = free;
            }
        }
        return before;
    }

    /** Residues of the shortest sequence that matches. */
    public int shortest() {
        int n = 0;
        for (boolean may : optional) {
            n += may ? 0 : 1;
        }
        return n;
    }

    /** The order of columns in which those that allow fewer symbols come first, so that what is fixed is read before all else. */
    public ColumnOrder tightestFirst() {
        return new ColumnOrder(IntStream.range(0, elements.length)
                .boxed()
                .sorted(Comparator.comparingInt(k -> Integer.bitCount(elements[k])))
                .toList());
    }

    /** The same as a model meets it that reads in the order. */
    public Constraint readIn(Order order) {
        int n = elements.length;
        int[] e = new int[n];
        boolean[] may = new boolean[n];
        for (int k = 0; k < n; k++) {
            e[k] = elements[order.index(k, n)];
            may[k] = optional[order.index(k, n)];
        }
        return new Constraint(e, may);
    }

    /** The positions between elements that can be reached before anything is read. */
    BitSet start() {
        BitSet at = new BitSet();
        at.set(0);
        return closed(at);
    }

    /** Symbols that may be read next: residues, and the end where all is matched. */
    int allowed(BitSet at) {
        int set = at.get(elements.length) ? 1 << Alphabet.END : 0;
        for (int k = at.nextSetBit(0); k >= 0 && k < elements.length; k = at.nextSetBit(k + 1)) {
            set |= elements[k];
        }
        return set;
    }

    /** Where a residue leads. */
    BitSet read(BitSet at, int residue) {
        BitSet next = new BitSet();
        for (int k = at.nextSetBit(0); k >= 0 && k < elements.length; k = at.nextSetBit(k + 1)) {
            if ((elements[k] >> residue & 1) == 1) {
                next.set(k + 1);
            }
        }
        return closed(next);
    }

    private BitSet closed(BitSet at) {
        for (int k = at.nextSetBit(0); k >= 0 && k < elements.length; k = at.nextSetBit(k + 1)) {
            if (optional[k]) {
                at.set(k + 1);
            }
        }
        return at;
    }
}
