package org.plume.server;

import static org.plume.server.TinyRequests.assertAlive;
import static org.plume.server.TinyRequests.frame;
import static org.plume.server.TinyRequests.plane;
import static org.plume.server.TinyRequests.sampling;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.proto.model.v1.DescribeModelRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;

/** Models, frames and numbers of a request that cannot be. */
class BadInputTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Tiny.models(folder));

    private static BadCall bad(String what, SampleTrajectoriesRequest.Builder request, String message) {
        return BadCall.invalid(what, message, sampling(SERVING, request));
    }

    private static BadCall describing(String what, String name) {
        return new BadCall(
                what,
                () -> ModelServiceGrpc.newBlockingStub(SERVING.channel())
                        .describeModel(
                                DescribeModelRequest.newBuilder().setName(name).build()),
                Status.Code.NOT_FOUND,
                "model must be one of the served [clone, mixture, plane, reach, slow], was \"" + name + "\"");
    }

    static Stream<BadCall> badCalls() {
        return Stream.of(
                describing("an unknown model to describe", "x"),
                describing("no model to describe", ""),
                describing("a path to describe", "../plane"),
                describing("a long name to describe", "x".repeat(1000)),
                new BadCall(
                        "unknown model",
                        sampling(SERVING, Tiny.request("plume")),
                        Status.Code.NOT_FOUND,
                        "model must be one of the served [clone, mixture, plane, reach, slow], was \"plume\""),
                new BadCall(
                        "no model",
                        sampling(SERVING, Tiny.request("")),
                        Status.Code.NOT_FOUND,
                        "model must be one of the served [clone, mixture, plane, reach, slow], was \"\""),
                new BadCall(
                        "a path for a model",
                        sampling(SERVING, Tiny.request("../plane")),
                        Status.Code.NOT_FOUND,
                        "model must be one of the served [clone, mixture, plane, reach, slow], was \"../plane\""),
                new BadCall(
                        "a density that is not there",
                        sampling(SERVING, Tiny.request("clone").setLogDensity(true)),
                        Status.Code.UNIMPLEMENTED,
                        "model clone can SAMPLE but has no LOG_DENSITY"),
                bad("no frame", plane().clearFrames(), "frames must be in [1, 2], was 0"),
                bad(
                        "too many frames",
                        plane().addFrames(frame(1, 2)).addFrames(frame(1, 2)),
                        "frames must be in [1, 2], was 3"),
                bad(
                        "a short frame",
                        plane().addFrames(frame(1)),
                        "frames[1].values must have 2 entries, [x, y], had 1"),
                bad(
                        "a long frame",
                        plane().addFrames(frame(1, 2, 3)),
                        "frames[1].values must have 2 entries, [x, y], had 3"),
                bad(
                        "an empty frame",
                        plane().addFrames(frame()),
                        "frames[1].values must have 2 entries, [x, y], had 0"),
                bad("NaN", plane().addFrames(frame(1, Float.NaN)), "frames[1].values[1] (y) must be finite, was NaN"),
                bad(
                        "infinity",
                        plane().setFrames(0, frame(Float.NEGATIVE_INFINITY, 0)),
                        "frames[0].values[0] (x) must be finite, was -Infinity"),
                bad("no samples", plane().setSamples(0), "samples must be in [1, 64], was 0"),
                bad("too many samples", plane().setSamples(65), "samples must be in [1, 64], was 65"),
                bad("negative samples", plane().setSamples(-1), "samples must be in [1, 64], was 4294967295"),
                bad(
                        "too many evaluations",
                        plane().setNetworkEvaluations(1001),
                        "network_evaluations must be in [0, 1000], was 1001"),
                bad(
                        "negative evaluations",
                        plane().setNetworkEvaluations(-1),
                        "network_evaluations must be in [0, 1000], was 4294967295"),
                bad("another horizon", plane().setHorizon(7), "horizon must be the model's 8, or 0, was 7"),
                bad("a huge horizon", plane().setHorizon(-1), "horizon must be the model's 8, or 0, was 4294967295"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCalls")
    void everyBadCall_isRefusedByNameAndTheServerLives(BadCall bad) {
        bad.assertRefused();
        assertAlive(SERVING);
    }
}
