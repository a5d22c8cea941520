package org.plume.bench.wire;

import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a gRPC server. Answers are read as they come, without bound, so that a server never waits for this
 * client; what is sent is small against a server's windows and not counted. Safe for threads.
 */
public final class Connection implements AutoCloseable {

    private static final int HEADER = 9;
    private static final int MOST = (1 << 31) - 1;

    /** The server is told that so much was read once it was. */
    private static final int REFILL = 1 << 24;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW = 8;

    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int CANCEL = 8;

    private static final Status GONE = Status.UNAVAILABLE.withDescription("the connection is closed");

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final String authority;
    private final Map<Integer, Call> calls = new ConcurrentHashMap<>();
    private final Object writing = new Object();
    private int nextId = 1;
    private long unacknowledged;

    /** Opens one to {@code host:port}. */
    public Connection(String address) {
        int colon = address.lastIndexOf(':');
        authority = address;
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
            in = socket.getInputStream();
            out = socket.getOutputStream();
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            // no dynamic table, no pushes, as much as they like
            byte[] settings = new byte[18];
            setting(settings, 0, 1, 0);
            setting(settings, 6, 2, 0);
            setting(settings, 12, 4, MOST);
            write(frame(SETTINGS, 0, 0, settings));
            window(MOST - 65535);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "wire");
        reader.setDaemon(true);
        reader.start();
    }

    private static void setting(byte[] settings, int at, int id, int value) {
        settings[at + 1] = (byte) id;
        put(settings, at + 2, value);
    }

    /**
     * Starts a call.
     *
     * @param path {@code /service/method}
     * @param timeoutMicros that the server is told; 0: none
     * @param message the first
     * @param last whether no other follows
     */
    public Call call(String path, long timeoutMicros, byte[] message, boolean last, Call.Listener listener) {
        byte[] fields = Fields.request(authority, path, timeoutMicros);
        byte[] frames = new byte[2 * HEADER + fields.length + 5 + message.length];
        Call call;
        synchronized (writing) {
            call = new Call(this, listener, nextId);
            nextId += 2;
            calls.put(call.id(), call);
            begin(frames, 0, HEADERS, END_HEADERS, call.id(), fields.length);
            System.arraycopy(fields, 0, frames, HEADER, fields.length);
            message(frames, HEADER + fields.length, call.id(), message, last);
            tryWrite(frames);
        }
        if (isClosed() && calls.remove(call.id()) != null) {
            call.ended(GONE, System.nanoTime());
        }
        return call;
    }

    /** Whether it is of no more use. */
    public boolean isClosed() {
        return socket.isClosed();
    }

    void send(int id, byte[] message, boolean last) {
        byte[] frame = new byte[HEADER + 5 + message.length];
        message(frame, 0, id, message, last);
        synchronized (writing) {
            tryWrite(frame);
        }
    }

    void end(int id) {
        synchronized (writing) {
            tryWrite(frame(DATA, END_STREAM, id, new byte[0]));
        }
    }

    void cancel(Call call) {
        if (calls.remove(call.id()) != null) {
            byte[] reason = new byte[4];
            put(reason, 0, CANCEL);
            synchronized (writing) {
                tryWrite(frame(RESET, 0, call.id(), reason));
            }
            call.ended(Status.CANCELLED, System.nanoTime());
        }
    }

    private static void message(byte[] frames, int at, int id, byte[] message, boolean last) {
        begin(frames, at, DATA, last ? END_STREAM : 0, id, 5 + message.length);
        put(frames, at + HEADER + 1, message.length);
        System.arraycopy(message, 0, frames, at + HEADER + 5, message.length);
    }

    private static byte[] frame(int type, int flags, int id, byte[] body) {
        byte[] frame = new byte[HEADER + body.length];
        begin(frame, 0, type, flags, id, body.length);
        System.arraycopy(body, 0, frame, HEADER, body.length);
        return frame;
    }

    private static void begin(byte[] frame, int at, int type, int flags, int id, int length) {
        put(frame, at, (length << 8) | type);
        frame[at + 4] = (byte) flags;
        put(frame, at + 5, id);
    }

    private static void put(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }

    static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    /** The reader finds out and tells the calls where the connection is gone. */
    private void tryWrite(byte[] frames) {
        try {
            write(frames);
        } catch (IOException gone) {
            close();
        }
    }

    private void write(byte[] frames) throws IOException {
        out.write(frames);
    }

    private void window(int more) throws IOException {
        byte[] body = new byte[4];
        put(body, 0, more);
        write(frame(WINDOW, 0, 0, body));
    }

    private void read() {
        byte[] buffer = new byte[1 << 16];
        int size = 0;
        try {
            int got = in.read(buffer, 0, buffer.length);
            while (got >= 0) {
                long at = System.nanoTime();
                size += got;
                int from = 0;
                while (size - from >= HEADER) {
                    int length = word(buffer, from) >>> 8;
                    if (size - from < HEADER + length) {
                        break;
                    }
                    take(buffer, from, length, at);
                    from += HEADER + length;
                }
                System.arraycopy(buffer, from, buffer, 0, size - from);
                size -= from;
                got = in.read(buffer, size, buffer.length - size);
            }
        } catch (IOException gone) {
            // as if the server had closed it
        } finally {
            close();
            long at = System.nanoTime();
            for (Call call : List.copyOf(calls.values())) {
                end(calls.remove(call.id()), GONE, at);
            }
        }
    }

    private void take(byte[] bytes, int from, int length, long at) throws IOException {
        int type = bytes[from + 3] & 0xff;
        int flags = bytes[from + 4] & 0xff;
        int id = word(bytes, from + 5) & MOST;
        int body = from + HEADER;
        switch (type) {
            case DATA -> data(calls.get(id), bytes, body, length, at);
            case HEADERS -> {
                if ((flags & END_STREAM) != 0) {
                    end(calls.remove(id), Fields.status(Fields.read(bytes, body, body + length)), at);
                }
            }
            case RESET -> end(calls.remove(id), reset(word(bytes, body)), at);
            case SETTINGS, PING -> {
                if ((flags & ACK) == 0) {
                    ByteArrayOutputStream echo = new ByteArrayOutputStream();
                    echo.write(bytes, body, type == PING ? length : 0);
                    synchronized (writing) {
                        write(frame(type, ACK, 0, echo.toByteArray()));
                    }
                }
            }
            case GOAWAY -> goAway(word(bytes, body) & MOST, at);
            default -> {
                // windows, priorities: of no matter here
            }
        }
    }

    private void data(@Nullable Call call, byte[] bytes, int from, int length, long at) throws IOException {
        if (call != null) {
            call.data(bytes, from, length, at);
        }
        unacknowledged += length;
        if (unacknowledged > REFILL) {
            synchronized (writing) {
                window((int) unacknowledged);
            }
            unacknowledged = 0;
        }
    }

    private static void end(@Nullable Call call, Status status, long at) {
        if (call != null) {
            call.ended(status, at);
        }
    }

    /** As gRPC maps it: a server that takes back a call, for instance at its deadline, has cancelled it. */
    private static Status reset(int reason) {
        Status status = reason == CANCEL ? Status.CANCELLED : Status.UNAVAILABLE;
        return status.withDescription("reset " + reason);
    }

    /** Calls after this one were not taken. */
    private void goAway(int last, long at) {
        for (Call call : List.copyOf(calls.values())) {
            if (call.id() > last && calls.remove(call.id()) != null) {
                call.ended(Status.UNAVAILABLE.withDescription("the server goes away"), at);
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
