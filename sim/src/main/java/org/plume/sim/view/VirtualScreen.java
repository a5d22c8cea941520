package org.plume.sim.view;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An X server without a screen (Xvfb) of our own: it chooses a free number itself, takes no network connections, admits
 * only holders of its cookie, and ends with its last client or on {@link #close}.
 */
final class VirtualScreen implements AutoCloseable {

    private static final int START_SECONDS = 30;
    private static final String COOKIE = "MIT-MAGIC-COOKIE-1";

    private final Process server;
    private final Path authority;
    private final int number;

    private VirtualScreen(Process server, Path authority, int number) {
        this.server = server;
        this.authority = authority;
        this.number = number;
    }

    /**
     * @param program "Xvfb", or where it lies
     * @throws NoDisplayException when it is not installed or does not start
     */
    static VirtualScreen start(String program) throws IOException, InterruptedException {
        Path authority = Files.createTempFile("plume-display", ".auth");
        boolean started = false;
        try {
            Files.write(authority, authorityFile());
            Process server = launch(program, authority);
            try {
                int number = numberOf(server);
                started = true;
                return new VirtualScreen(server, authority, number);
            } finally {
                if (!started) {
                    server.destroy();
                }
            }
        } finally {
            if (!started) {
                Files.deleteIfExists(authority);
            }
        }
    }

    /** What a client's environment needs. */
    Map<String, String> environment() {
        return Map.of("DISPLAY", ":" + number, "XAUTHORITY", authority.toString());
    }

    @Override
    public void close() {
        server.destroy();
        authority.toFile().delete();
    }

    private static Process launch(String program, Path authority) throws NoDisplayException {
        List<String> command = List.of(
                program,
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1200x24",
                "-nolisten",
                "tcp",
                "-auth",
                authority.toString(),
                "-terminate");
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new NoDisplayException(
                    "no display: DISPLAY is not set and " + program + " is not installed; install xvfb: "
                            + NoDisplayException.CURE,
                    e);
        }
    }

    /** The server prints its number once it is ready; what else it says is kept for the error. */
    private static int numberOf(Process server) throws IOException, InterruptedException {
        CompletableFuture<Integer> number = new CompletableFuture<>();
        Thread reader = new Thread(() -> listen(server, number), "xvfb-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return number.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new NoDisplayException("Xvfb did not start: " + cause.getMessage(), e);
        } catch (TimeoutException e) {
            throw new NoDisplayException("Xvfb did not start within " + START_SECONDS + " s", e);
        }
    }

    private static void listen(Process server, CompletableFuture<Integer> number) {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (number.isDone()) {
                    continue;
                }
                if (line.matches("\\d+")) {
                    number.complete(Integer.parseInt(line));
                } else {
                    said.append(said.isEmpty() ? "" : "; ").append(line.strip());
                }
            }
            number.completeExceptionally(new IOException(said.isEmpty() ? "it ended without a word" : said.toString()));
        } catch (IOException e) {
            number.completeExceptionally(e);
        }
    }

    /** One entry that fits any host and any display: family FamilyWild, empty address and number (Xauthority(7)). */
    private static byte[] authorityFile() throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0xFFFF);
        out.writeShort(0);
        out.writeShort(0);
        out.writeUTF(COOKIE);
        out.writeShort(secret.length);
        out.write(secret);
        return bytes.toByteArray();
    }
}
