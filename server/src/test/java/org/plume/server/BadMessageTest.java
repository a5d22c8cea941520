package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plume.server.TinyRequests.assertAlive;
import static org.plume.server.TinyRequests.plane;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.protein.v1.ProteinServiceGrpc;
import org.plume.proto.weather.v1.WeatherServiceGrpc;

/** Bytes that are no message, and messages that are too large or packed. */
class BadMessageTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Tiny.models(folder));

    /** Bytes that are no message of this method. */
    private static BadCall unreadable(MethodDescriptor<?, ?> method) {
        MethodDescriptor<byte[], byte[]> raw = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setFullMethodName(method.getFullMethodName())
                .setType(method.getType())
                .setRequestMarshaller(BYTES)
                .setResponseMarshaller(BYTES)
                .build();
        return BadCall.invalid(
                "no message of " + method.getFullMethodName(),
                "the message must be a request of " + method.getFullMethodName() + ", could not be read as one",
                () -> ClientCalls.blockingServerStreamingCall(
                        SERVING.channel(), raw, CallOptions.DEFAULT, "no message".getBytes(StandardCharsets.US_ASCII)));
    }

    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    static Stream<BadCall> badCalls() {
        return Stream.of(
                unreadable(PolicyServiceGrpc.getSampleTrajectoriesMethod()),
                unreadable(ModelServiceGrpc.getDescribeModelMethod()),
                unreadable(WeatherServiceGrpc.getForecastMethod()),
                unreadable(ProteinServiceGrpc.getScoreMethod()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCalls")
    void everyBadCall_isRefusedByNameAndTheServerLives(BadCall bad) {
        bad.assertRefused();
        assertAlive(SERVING);
    }

    @Test
    void aMessageOverTheLimit_isRefused() {
        SampleTrajectoriesRequest.Builder request = plane();
        Frame.Builder frame = Frame.newBuilder();
        frame.addAllValues(Collections.nCopies(300_000, 1f));
        request.addFrames(frame);

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(SERVING.channel()).sampleTrajectories(request.build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.getStatus().getDescription()).contains("1048576");
        assertAlive(SERVING);
    }

    @Test
    void aCompressedMessage_isRefused() {
        SampleTrajectoriesRequest request = plane().addFrames(
                        Frame.newBuilder().addAllValues(Collections.nCopies(300_000, 1f)))
                .build();

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                        .withCompression("gzip")
                        .sampleTrajectories(request));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertAlive(SERVING);
    }

    @Test
    void metadataOverTheLimit_isRefused() {
        Metadata large = new Metadata();
        large.put(Metadata.Key.of("x", Metadata.ASCII_STRING_MARSHALLER), "a".repeat(20_000));

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(large))
                        .sampleTrajectories(plane().build()));

        assertThat(refusal).isNotNull();
        assertAlive(SERVING);
    }
}
