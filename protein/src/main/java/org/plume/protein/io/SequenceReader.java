package org.plume.protein.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;

/** Reads FASTA, A2M, A3M and Stockholm, plain or gzip. */
public final class SequenceReader {

    private static final String STOCKHOLM = "# STOCKHOLM";

    private SequenceReader() {}

    /** In the format that the first line or the file's name tells. */
    public static List<Sequence> read(Path file) {
        return read(file, null);
    }

    /**
     * All sequences of the file, gaps included.
     *
     * @param format null: as the first line or the file's name tells
     * @throws IllegalArgumentException if the file is not what the format says, naming line, sequence and position
     */
    public static List<Sequence> read(Path file, @Nullable Format format) {
        try (Lines lines = Lines.open(file)) {
            String first = lines.next();
            while (first != null && first.isBlank()) {
                first = lines.next();
            }
            if (first == null) {
                throw new IllegalArgumentException(lines.file() + " must have sequences, is empty");
            }
            Format chosen = format;
            if (chosen == null) {
                chosen = first.startsWith(STOCKHOLM) ? Format.STOCKHOLM : Format.of(lines.file());
            }
            if ((chosen == Format.STOCKHOLM) != first.startsWith(STOCKHOLM)) {
                throw new IllegalArgumentException(
                        chosen == Format.STOCKHOLM
                                ? lines.at() + ": a Stockholm file must begin with '# STOCKHOLM 1.0', began with '"
                                        + shortened(first) + "'"
                                : lines.at() + ": this is a Stockholm file; read it as one, not as " + chosen);
            }
            List<Sequence> sequences =
                    chosen == Format.STOCKHOLM ? new Stockholm(lines).read() : fasta(lines, first, chosen);
            if (chosen != Format.FASTA) {
                requireRows(lines.file(), sequences);
            }
            return sequences;
        }
    }

    /** The other formats hold alignments alone, even where no row has a gap. */
    private static void requireRows(String file, List<Sequence> sequences) {
        Sequence first = sequences.get(0);
        for (Sequence s : sequences) {
            if (s.length() != first.length()) {
                throw new IllegalArgumentException(file + " must have rows of one length: " + first.name() + " has "
                        + first.length() + " columns, " + s.name() + " has " + s.length());
            }
        }
    }

    private static List<Sequence> fasta(Lines lines, String first, Format format) {
        if (!first.startsWith(">")) {
            throw new IllegalArgumentException(
                    lines.at() + ": " + format + " must begin with '>', began with '" + shortened(first) + "'");
        }
        List<Sequence> sequences = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        String name = name(first, sequences.size());
        for (String line = lines.next(); ; line = lines.next()) {
            if (line == null || line.startsWith(">")) {
                sequences.add(sequence(lines, name, letters, format));
                letters.setLength(0);
                if (line == null) {
                    return sequences;
                }
                name = name(line, sequences.size());
            } else if (!line.startsWith(";")) {
                letters.append(line.strip());
                if (letters.length() > Lines.LONGEST) {
                    throw new IllegalArgumentException(lines.at() + ": sequence " + name + " must have <= "
                            + Lines.LONGEST + " residues, had more");
                }
            }
        }
    }

    private static String name(String header, int index) {
        String text = header.substring(1).strip();
        int space = text.indexOf(' ');
        String name = space < 0 ? text : text.substring(0, space);
        return name.isEmpty() ? "sequence" + (index + 1) : name;
    }

    private static Sequence sequence(Lines lines, String name, CharSequence letters, Format format) {
        boolean insertions = format != Format.FASTA;
        boolean lower = !insertions && letters.chars().noneMatch(c -> (c >= 'A' && c <= 'Z') || c == '-' || c == '.');
        byte[] codes = new byte[letters.length()];
        int n = 0;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (letter == '*' && i + 1 == letters.length()) {
                break;
            }
            if (insertions && (letter == '.' || (letter >= 'a' && letter <= 'z'))) {
                continue;
            }
            if (!insertions && !lower && letter >= 'a' && letter <= 'z') {
                throw new IllegalArgumentException(lines.file() + ": sequence " + name + " has the lower-case letter '"
                        + letter + "' at position " + (i + 1)
                        + ", which FASTA does not have; read the file as A2M or A3M, where these are insertions");
            }
            int code = Alphabet.code(lower ? Character.toUpperCase(letter) : letter);
            if (code < 0) {
                throw new IllegalArgumentException(
                        lines.file() + ": sequence " + name + ": " + Alphabet.unknown(letter, i + 1));
            }
            codes[n++] = (byte) code;
        }
        if (n == 0) {
            throw new IllegalArgumentException(lines.file() + ": sequence " + name + " must have residues, had none");
        }
        return new Sequence(name, Arrays.copyOf(codes, n));
    }

    static String shortened(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "...";
    }
}
