package org.plume.arm;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes demonstrations as CSV; the file appears whole or not at all. */
final class DemonstrationWriter {

    private DemonstrationWriter() {}

    static void write(Demonstrations demonstrations, Path file) throws IOException {
        boolean zipped = file.toString().endsWith(".gz");
        WholeFile.write(file, raw -> {
            try (OutputStream bytes = zipped ? new GZIPOutputStream(raw, 1 << 16) : raw;
                    BufferedWriter out =
                            new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16)) {
                out.write("episode,step");
                for (String column : demonstrations.columns()) {
                    out.write("," + column);
                }
                out.write('\n');
                for (Demonstration episode : demonstrations.episodes()) {
                    rows(episode, out);
                }
            }
        });
    }

    private static void rows(Demonstration episode, BufferedWriter out) throws IOException {
        for (int step = 0; step < episode.steps(); step++) {
            out.write(episode.name());
            out.write(',');
            out.write(Integer.toString(step));
            for (double value : episode.rows()[step]) {
                out.write(',');
                out.write(
                        value == Math.rint(value) && Math.abs(value) < 1e15
                                ? Long.toString((long) value)
                                : Double.toString(value));
            }
            out.write('\n');
        }
    }
}
