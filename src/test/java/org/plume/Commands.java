package org.plume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plume.cli.Plume;

/** Commands as a person types them. */
final class Commands {

    private Commands() {}

    /**
     * How a command ended.
     *
     * @param status exit code
     * @param out standard output
     * @param text what the person was told, on standard error
     */
    record Answer(int status, String out, String text) {}

    /** Runs a command in this process. */
    static Answer plume(String... arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = Plume.run(arguments);
            return new Answer(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    static Answer plume(List<String> first, String... more) {
        return plume(joined(first, more));
    }

    /** Runs a command that ends well. */
    static Answer done(String... arguments) {
        Answer answer = plume(arguments);
        assertThat(answer.status()).as(answer.text()).isZero();
        return answer;
    }

    static Answer done(List<String> first, String... more) {
        return done(joined(first, more));
    }

    /** Runs a command that is refused with this message, and without a stack. */
    static void refused(String message, String... arguments) {
        Answer answer = plume(arguments);
        assertThat(answer.text()).contains(message).doesNotContain("\tat ");
        assertThat(answer.status()).isEqualTo(1);
    }

    static String[] joined(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /** A command in a process of its own, which can be killed. */
    static ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dplume.home=" + System.getProperty("plume.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Plume.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
