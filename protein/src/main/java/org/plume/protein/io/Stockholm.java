package org.plume.protein.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;

/** The first alignment of a Stockholm file, whose header line has been read. */
final class Stockholm {

    private static final String REFERENCE = "#=GC RF";

    private final Lines lines;
    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();
    private final StringBuilder reference = new StringBuilder();

    Stockholm(Lines lines) {
        this.lines = lines;
    }

    List<Sequence> read() {
        String line = lines.next();
        while (line != null && !line.startsWith("//")) {
            if (line.startsWith(REFERENCE)) {
                reference.append(line.substring(REFERENCE.length()).strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                row(line.strip());
            }
            line = lines.next();
        }
        if (line == null) {
            throw new IllegalArgumentException(lines.file()
                    + ": a Stockholm file must end with '//', was cut off after " + rows.size() + " sequences");
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(lines.file() + " must have sequences, has none");
        }
        List<Sequence> sequences = new ArrayList<>();
        rows.forEach((name, letters) -> sequences.add(new Sequence(name, codes(name, letters))));
        return sequences;
    }

    private void row(String line) {
        int space = line.indexOf(' ') < 0 ? line.indexOf('\t') : line.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException(
                    lines.at() + ": a row must be a name and residues, was '" + SequenceReader.shortened(line) + "'");
        }
        rows.computeIfAbsent(line.substring(0, space), name -> new StringBuilder())
                .append(line.substring(space).strip());
    }

    private byte[] codes(String name, CharSequence letters) {
        boolean marked = reference.length() > 0;
        if (marked && reference.length() != letters.length()) {
            throw new IllegalArgumentException(lines.file() + ": sequence " + name + " must have " + reference.length()
                    + " columns as #=GC RF has, had " + letters.length());
        }
        byte[] codes = new byte[letters.length()];
        int n = 0;
        for (int i = 0; i < letters.length(); i++) {
            if (marked && (reference.charAt(i) == '.' || reference.charAt(i) == '-' || reference.charAt(i) == '~')) {
                continue;
            }
            char letter = letters.charAt(i);
            boolean gap = letter == '~' || letter == '_';
            int code = gap
                    ? Alphabet.GAP
                    : Alphabet.code(
                            String.valueOf(letter).toUpperCase(Locale.ROOT).charAt(0));
            if (code < 0) {
                throw new IllegalArgumentException(
                        lines.file() + ": sequence " + name + ": " + Alphabet.unknown(letter, i + 1));
            }
            codes[n++] = (byte) code;
        }
        return Arrays.copyOf(codes, n);
    }
}
