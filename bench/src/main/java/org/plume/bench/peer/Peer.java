package org.plume.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A peer in a process of its own, which waits asleep until it is its turn. It lives until closed. */
public final class Peer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DEBIANS = Path.of("/usr/bin/python3");

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;
    private final JsonNode versions;

    private Peer(Process process) throws IOException {
        this.process = process;
        requests = process.outputWriter();
        answers = process.inputReader();
        versions = answer();
    }

    /** Starts a script of {@code bench/peers} by Python with PyTorch; empty where there is none. */
    public static Optional<Peer> torch(Path script) throws IOException {
        String python = Files.isExecutable(DEBIANS) ? DEBIANS.toString() : "python3";
        if (!runs(List.of(python, "-c", "import torch, numpy"))) {
            return Optional.empty();
        }
        ProcessBuilder builder = new ProcessBuilder(python, "-W", "ignore", "-B", script.toString());
        for (String threads : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            builder.environment().put(threads, "1");
        }
        return Optional.of(new Peer(builder.redirectError(Redirect.INHERIT).start()));
    }

    private static boolean runs(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectError(Redirect.DISCARD)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Name and versions, as the peer says. */
    public JsonNode versions() {
        return versions;
    }

    /** Asks for what the script calls {@code what}. */
    public JsonNode ask(String what, Map<String, ?> arguments) {
        Map<String, Object> request = new LinkedHashMap<>(arguments);
        request.put("do", what);
        try {
            requests.write(JSON.writeValueAsString(request) + "\n");
            requests.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException("the peer ended before it answered " + what, e);
        }
    }

    /** A task that was loaded under this name, taking its turns. */
    public Contender task(String name) {
        return (Duration time) -> {
            JsonNode block = ask("run", Map.of("name", name, "seconds", time.toNanos() / 1e9));
            return new Block(
                    block.path("wallMs").asDouble(),
                    block.path("cpuMs").asDouble(),
                    block.path("runs").asInt());
        };
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the peer ended; what it says stands above");
        }
        return JSON.readTree(line);
    }

    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
