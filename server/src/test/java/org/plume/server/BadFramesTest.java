package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.server.TinyRequests.assertAlive;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.PolicyServiceGrpc;

/** Clients that write HTTP/2 of their own, more of it than they may. */
@Timeout(600)
class BadFramesTest {

    private static final int PINGS = 8;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_HEADERS = 4;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final int ENHANCE_YOUR_CALM = 11;

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Tiny.models(folder));

    /** A frame that came. */
    private record Frame(int stream, ByteBuffer body) {}

    /**
     * Sends all at one go, as what is written after the server has closed would break the pipe, and waits for the first frame of
     * this type.
     */
    private static Frame answer(int type, byte[] frames) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), SERVING.server().port())) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(all, SETTINGS, 0, 0, new byte[0]);
            all.writeBytes(frames);
            socket.getOutputStream().write(all.toByteArray());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int head = in.readInt();
                in.readByte();
                int stream = in.readInt();
                byte[] body = new byte[head >>> 8];
                in.readFully(body);
                if ((head & 0xff) == type) {
                    return new Frame(stream, ByteBuffer.wrap(body));
                }
            }
        }
    }

    /** Why the server says good-bye. */
    private static int goAway(byte[] frames) throws IOException {
        return answer(GOAWAY, frames).body().getInt(4);
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] body) {
        out.writeBytes(ByteBuffer.allocate(9)
                .putInt((body.length << 8) | type)
                .put((byte) flags)
                .putInt(stream)
                .array());
        out.writeBytes(body);
    }

    @Test
    void aClientThatKeepsPinging_isSentAway() throws IOException {
        ByteArrayOutputStream pings = new ByteArrayOutputStream();
        for (int i = 0; i < PINGS; i++) {
            frame(pings, PING, 0, 0, new byte[8]);
        }
        assertThat(goAway(pings.toByteArray())).isEqualTo(ENHANCE_YOUR_CALM);
        assertAlive(SERVING);
    }

    @Test
    void aClientThatKeepsTakingBackCalls_isSentAway() throws IOException {
        byte[] fields = fields();
        ByteArrayOutputStream calls = new ByteArrayOutputStream();
        for (int i = 0; i <= PlumeServer.RESETS; i++) {
            frame(calls, HEADERS, END_HEADERS, 2 * i + 1, fields);
            frame(calls, RESET, 0, 2 * i + 1, new byte[] {0, 0, 0, CANCEL});
        }
        assertThat(goAway(calls.toByteArray())).isEqualTo(ENHANCE_YOUR_CALM);
        assertAlive(SERVING);
    }

    /** The bound holds for who has not confirmed the server's settings too. */
    @Test
    void moreCallsAtATimeThanAllowed_areRefused() throws IOException {
        byte[] fields = fields();
        ByteArrayOutputStream calls = new ByteArrayOutputStream();
        int most = Tiny.options().maxCalls();
        for (int i = 0; i <= most; i++) {
            frame(calls, HEADERS, END_HEADERS, 2 * i + 1, fields);
        }
        Frame reset = answer(RESET, calls.toByteArray());

        assertThat(reset.stream()).isEqualTo(2 * most + 1);
        assertThat(reset.body().getInt(0)).isEqualTo(REFUSED_STREAM);
        assertAlive(SERVING);
    }

    /** The head of a call. */
    private static byte[] fields() {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        Map.of(
                        ":method", "POST",
                        ":scheme", "http",
                        ":path",
                                "/"
                                        + PolicyServiceGrpc.getSampleTrajectoriesMethod()
                                                .getFullMethodName(),
                        ":authority", "localhost")
                .forEach((name, value) -> field(fields, name, value));
        field(fields, "content-type", "application/grpc");
        field(fields, "te", "trailers");
        return fields.toByteArray();
    }

    /** A literal that no table remembers. */
    private static void field(ByteArrayOutputStream out, String name, String value) {
        out.write(0);
        for (String text : List.of(name, value)) {
            out.write(text.length());
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
