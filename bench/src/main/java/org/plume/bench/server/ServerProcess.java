package org.plume.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code ./plume serve} in a process of its own, told to end when closed. */
final class ServerProcess implements AutoCloseable {

    private static final String READY = "serving on ";
    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Returns when it serves.
     *
     * @param workers null: its own number
     */
    static ServerProcess start(Path home, Path models, @Nullable Integer workers) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("plume").toString(), "serve", "--models", models.toString(), "--port", "0"));
        if (workers != null) {
            command.addAll(List.of("--workers", workers.toString()));
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("the server ended before it served; try ./plume serve --models " + models);
        }
        return new ServerProcess(process, line.substring(READY.length()));
    }

    /** {@code host:port} */
    String address() {
        return address;
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * What the process holds.
     *
     * @param threads of the operating system
     * @param descriptors open files and sockets
     * @param residentMiB memory in use
     */
    record Footprint(int threads, int descriptors, double residentMiB) {}

    /** What it holds now, by /proc. */
    Footprint footprint() throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        int threads = 0;
        double resident = 0;
        for (String line : Files.readAllLines(proc.resolve("status"))) {
            String[] words = line.split("\\s+");
            if (line.startsWith("Threads:")) {
                threads = Integer.parseInt(words[1]);
            } else if (line.startsWith("VmRSS:")) {
                resident = Long.parseLong(words[1]) / 1024.0;
            }
        }
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            return new Footprint(threads, (int) descriptors.count(), resident);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
