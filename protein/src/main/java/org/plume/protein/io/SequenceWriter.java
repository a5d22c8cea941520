package org.plume.protein.io;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.plume.protein.Sequence;

/**
 * Writes FASTA, record by record: what is on the disk is valid at every moment at which no call is under way, and is
 * flushed after each record. A name that ends with {@code .gz} is compressed.
 */
public final class SequenceWriter implements Closeable {

    private static final int WIDTH = 80;

    /** Bytes that reach the disk in one piece. */
    private static final int RECORD = 1 << 16;

    private final @Nullable Path file;
    private @Nullable Writer out;

    private SequenceWriter(@Nullable Path file, @Nullable Writer out) {
        this.file = file;
        this.out = out;
    }

    /** Writes to anything; closing closes it. */
    public SequenceWriter(Writer out) {
        this(null, out);
    }

    /** Writes to a file, which stays as it was until the first record. */
    public static SequenceWriter to(Path file) {
        return new SequenceWriter(file, null);
    }

    /** Writes to a file, which is emptied at once. */
    public static SequenceWriter open(Path file) throws IOException {
        return new SequenceWriter(writer(file));
    }

    private static Writer writer(Path file) throws IOException {
        var raw = Files.newOutputStream(file);
        var bytes = String.valueOf(file.getFileName()).endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 14, true) : raw;
        return new OutputStreamWriter(new BufferedOutputStream(bytes, RECORD), StandardCharsets.UTF_8);
    }

    /**
     * One record.
     *
     * @param remark stands behind the name; may be empty
     */
    public void write(Sequence sequence, String remark) throws IOException {
        StringBuilder record = new StringBuilder(">").append(sequence.name());
        if (!remark.isEmpty()) {
            record.append(' ').append(remark);
        }
        String letters = sequence.letters();
        for (int i = 0; i < letters.length(); i += WIDTH) {
            record.append('\n').append(letters, i, Math.min(letters.length(), i + WIDTH));
        }
        Writer to = out == null && file != null ? writer(file) : out;
        out = to;
        if (to != null) {
            to.append(record.append('\n'));
            to.flush();
        }
    }

    /** A whole alignment as Stockholm. */
    public static void stockholm(Path file, List<Sequence> rows) throws IOException {
        int width = rows.stream().mapToInt(s -> s.name().length()).max().orElse(0) + 1;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("# STOCKHOLM 1.0\n");
            for (Sequence row : rows) {
                out.write(row.name() + " ".repeat(width - row.name().length()) + row.letters() + "\n");
            }
            out.write("//\n");
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
