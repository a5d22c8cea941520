package org.plume.bench.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Bytes that come back over loopback from a thread that does nothing else: the least that any answer of this machine takes. */
final class Echo {

    private static final int BYTES = 128;

    private Echo() {}

    /** Round trips in microseconds, sent at this rate per second. */
    static Histogram measure(double rate, Duration span) {
        Histogram micros = new Histogram(3);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket here = new Socket(listening.getInetAddress(), listening.getLocalPort());
                Socket there = listening.accept()) {
            here.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread echo = new Thread(() -> repeat(there), "echo");
            echo.setDaemon(true);
            echo.start();
            OutputStream out = here.getOutputStream();
            DataInputStream in = new DataInputStream(here.getInputStream());
            byte[] message = new byte[BYTES];
            int calls = (int) Math.max(1, Math.round(rate * span.toNanos() / 1e9));
            long begin = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                Pause.until(begin + Math.round(i * 1e9 / rate));
                long sent = System.nanoTime();
                out.write(message);
                in.readFully(message);
                micros.recordValue((System.nanoTime() - sent) / 1000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("loopback must carry bytes", e);
        }
        return micros;
    }

    private static void repeat(Socket socket) {
        byte[] bytes = new byte[BYTES];
        try {
            InputStream in = socket.getInputStream();
            for (int got = in.read(bytes); got > 0; got = in.read(bytes)) {
                socket.getOutputStream().write(bytes, 0, got);
            }
        } catch (IOException closed) {
            // the other end has what it wanted
        }
    }
}
