package org.plume.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plume.arm.WholeFile;
import picocli.CommandLine.Option;

/** {@code --json FILE}: the numbers of a report, for machines. */
final class JsonOption {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--json", paramLabel = "FILE", description = "Write the numbers as JSON; - is standard output.")
    @Nullable
    String file;

    /** Whether standard output belongs to the JSON. */
    boolean ownsStandardOutput() {
        return "-".equals(file);
    }

    /** Where text for people goes. */
    PrintStream text() {
        return ownsStandardOutput() ? System.err : System.out;
    }

    /** Refuses a file that cannot be written before the long work starts. */
    void check() throws IOException {
        if (file != null && !ownsStandardOutput()) {
            Folders.writableFile("--json", Path.of(file));
        }
    }

    void write(Object value) throws IOException {
        if (file == null) {
            return;
        }
        if (ownsStandardOutput()) {
            System.out.println(MAPPER.writeValueAsString(value));
            return;
        }
        write(Path.of(file), value);
    }

    /** Replaces the file whole, so that a reader never sees half of it. */
    static void write(Path target, Object value) throws IOException {
        byte[] text = (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        WholeFile.write(target, out -> out.write(text));
    }
}
