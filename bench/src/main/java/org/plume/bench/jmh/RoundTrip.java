package org.plume.bench.jmh;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.plume.bench.Scratch;
import org.plume.bench.Subject;
import org.plume.bench.Untrained;
import org.plume.policy.plan.Policy;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.server.PlumeServer;
import org.plume.server.ServedModels;
import org.plume.server.ServerOptions;
import org.plume.sim.remote.RemotePolicy;
import org.plume.sim.remote.RemoteServer;

/** A request over loopback to a server in the same process, and its answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoundTrip {

    @Param({"1", "64"})
    public int samples;

    private @Nullable PlumeServer server;
    private @Nullable RemoteServer remote;
    private @Nullable RemotePolicy policy;
    private SampleTrajectoriesRequest request = SampleTrajectoriesRequest.getDefaultInstance();

    @Setup
    public void serve() throws IOException {
        try (Scratch scratch = new Scratch()) {
            Policy mlp = Policy.load(
                    Untrained.write(scratch.at("mlp"), "mlp", Untrained.describe(Subject.MLP.network()), 0));
            server = PlumeServer.start(ServerOptions.DEFAULT.at("127.0.0.1", 0), ServedModels.of(mlp));
        }
        remote = RemoteServer.at("127.0.0.1:" + server.port(), Duration.ofSeconds(10));
        policy = remote.policy("mlp");
        request = SampleTrajectoriesRequest.newBuilder()
                .setModel("mlp")
                .setSamples(samples)
                .addFrames(Frame.newBuilder().addAllValues(Collections.nCopies(Untrained.COLUMNS, 0f)))
                .build();
    }

    @Benchmark
    public SampleTrajectoriesResponse ask() {
        return Objects.requireNonNull(policy).sample(request);
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(remote).close();
        Objects.requireNonNull(server).close();
    }
}
