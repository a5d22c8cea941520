package org.plume.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.sim.Estimate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --json} and {@code --seed}, and what every report begins with. */
public final class Output {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String STANDARD = "-";

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STANDARD,
            paramLabel = "FILE",
            description = "Write the numbers as JSON; - or no name: standard output.")
    @Nullable
    String file;

    @Option(names = "--seed", defaultValue = "0", description = "of weights and inputs (default: ${DEFAULT-VALUE})")
    long seed;

    /** Where text for people goes. */
    public PrintStream text() {
        return STANDARD.equals(file) ? System.err : System.out;
    }

    public long seed() {
        return seed;
    }

    /** A report's first keys: what was run, from which seed, where. */
    public Map<String, Object> head(String benchmark) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("benchmark", benchmark);
        head.put("command", "./plume bench " + arguments());
        head.put("seed", seed);
        head.put("machine", Machine.describe());
        return head;
    }

    private String arguments() {
        return command == null
                ? ""
                : String.join(" ", command.commandLine().getParseResult().originalArgs());
    }

    /** An estimate k is a number, its interval is k95. */
    public static void put(Map<String, Object> json, String key, Estimate estimate) {
        json.put(key, estimate.value());
        json.put(key + "95", List.of(estimate.low(), estimate.high()));
    }

    /** Refuses a file that cannot be written before the long work starts. */
    public void check() throws IOException {
        if (file != null && !STANDARD.equals(file)) {
            Path parent = Path.of(file).toAbsolutePath().getParent();
            if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
                throw new IOException("--json must name a file in a writable folder, was " + file);
            }
        }
    }

    public void write(Map<String, Object> report) throws IOException {
        if (STANDARD.equals(file)) {
            System.out.println(JSON.writeValueAsString(report));
        } else if (file != null) {
            Files.writeString(Path.of(file), JSON.writeValueAsString(report) + "\n");
        }
    }
}
