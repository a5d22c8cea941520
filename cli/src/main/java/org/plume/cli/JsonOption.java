package org.plume.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
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
            Path parent = Path.of(file).toAbsolutePath().getParent();
            if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
                throw new IOException("--json must name a file in a writable folder, was " + file);
            }
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

    /** Writes to a temporary neighbour and renames, so that a reader never sees half a file. */
    static void write(Path target, Object value) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + ".partial");
        Files.write(temporary, (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
