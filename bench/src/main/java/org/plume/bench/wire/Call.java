package org.plume.bench.wire;

import io.grpc.Status;
import java.util.Arrays;

/** One call: messages out by whoever has it, messages in by the thread that reads the connection. */
public final class Call {

    private static final int PREFIX = 5;

    /** Who is told. Called by the thread that reads; it must not wait. */
    public interface Listener {

        /** A message is there, its last byte came at this {@link System#nanoTime}. */
        void message(byte[] message, long at);

        /** The call has ended; nothing follows. */
        void ended(Status status, long at);
    }

    private final Connection connection;
    private final Listener listener;
    private final int id;
    private byte[] held = new byte[0];
    private int size;
    private boolean over;

    Call(Connection connection, Listener listener, int id) {
        this.connection = connection;
        this.listener = listener;
        this.id = id;
    }

    int id() {
        return id;
    }

    /**
     * Sends one more message.
     *
     * @param last whether none follows
     */
    public void send(byte[] message, boolean last) {
        connection.send(id, message, last);
    }

    /** Nothing more is sent. */
    public void end() {
        connection.end(id);
    }

    /** Takes the call back. */
    public void cancel() {
        connection.cancel(this);
    }

    /** Bytes of messages, in order. */
    void data(byte[] bytes, int from, int length, long at) {
        if (size + length > held.length) {
            held = Arrays.copyOf(held, Math.max(size + length, 2 * held.length));
        }
        System.arraycopy(bytes, from, held, size, length);
        size += length;
        int begin = 0;
        while (size - begin >= PREFIX) {
            int body = Connection.word(held, begin + 1);
            if (size - begin < PREFIX + body) {
                break;
            }
            byte[] message = Arrays.copyOfRange(held, begin + PREFIX, begin + PREFIX + body);
            begin += PREFIX + body;
            listener.message(message, at);
        }
        System.arraycopy(held, begin, held, 0, size - begin);
        size -= begin;
    }

    void ended(Status status, long at) {
        if (!over) {
            over = true;
            listener.ended(status, at);
        }
    }
}
