package org.plume.sim.remote;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plume.proto.model.v1.DescribeModelRequest;
import org.plume.proto.model.v1.DescribeModelResponse;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.model.v1.ModelSummary;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.Member;
import org.plume.proto.weather.v1.WeatherServiceGrpc;

/** A connection to a policy server, without TLS. What goes wrong is a {@link RemoteException}. Safe for threads. */
public final class RemoteServer implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");
    private static final int LARGEST_PORT = 65_535;

    /** The largest answer: 256 trajectories of 1024 steps of 7 joints, twice. */
    private static final int ANSWER_BYTES = 1 << 26;

    /** A server that is not there yet, or leaves, is asked three times within the deadline; what else fails is not asked again. */
    private static final Map<String, ?> RETRIES = Map.of(
            "methodConfig",
            List.of(Map.of(
                    "name",
                    List.of(
                            Map.of("service", ModelServiceGrpc.SERVICE_NAME),
                            Map.of("service", PolicyServiceGrpc.SERVICE_NAME, "method", "SampleTrajectories")),
                    "retryPolicy",
                    Map.of(
                            "maxAttempts",
                            3.0,
                            "initialBackoff",
                            "0.05s",
                            "maxBackoff",
                            "0.5s",
                            "backoffMultiplier",
                            2.0,
                            "retryableStatusCodes",
                            List.of("UNAVAILABLE")))));

    private final String address;
    private final ManagedChannel channel;
    private final Duration deadline;

    private RemoteServer(String address, ManagedChannel channel, Duration deadline) {
        this.address = address;
        this.channel = channel;
        this.deadline = deadline;
    }

    /**
     * Connects when first asked.
     *
     * @param address {@code host:port}
     * @param deadline of each call
     */
    public static RemoteServer at(String address, Duration deadline) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "server must read host:port, for instance 127.0.0.1:50051, was \"" + address + "\"");
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline must be > 0, was " + deadline);
        }
        ManagedChannel channel = ManagedChannelBuilder.forAddress(matcher.group(1), Integer.parseInt(matcher.group(2)))
                .usePlaintext()
                .maxInboundMessageSize(ANSWER_BYTES)
                .defaultServiceConfig(RETRIES)
                .build();
        return new RemoteServer(address, channel, deadline);
    }

    /** {@code host:port}. */
    public String address() {
        return address;
    }

    /** Every model that is served. */
    public List<ModelSummary> models() {
        return call(() -> ModelServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .listModels(ListModelsRequest.getDefaultInstance())
                .getModelsList());
    }

    /** One model by name. */
    public DescribeModelResponse describe(String model) {
        return call(() -> ModelServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .describeModel(DescribeModelRequest.newBuilder().setName(model).build()));
    }

    /** The policy of this name; asks for its description. */
    public RemotePolicy policy(String model) {
        DescribeModelResponse description = describe(model);
        if (!description.hasPolicy()) {
            throw new IllegalArgumentException("model " + model + " must be of kind policy, was "
                    + description.getSummary().getKind());
        }
        return new RemotePolicy(this, description);
    }

    SampleTrajectoriesResponse sample(SampleTrajectoriesRequest request) {
        return call(() -> PolicyServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .sampleTrajectories(request));
    }

    /** The members of an ensemble, in their order; the request asks for no statistics. */
    public List<Member> forecast(ForecastRequest request) {
        return call(() -> {
            List<Member> members = new ArrayList<>();
            WeatherServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                    .forecast(request)
                    .forEachRemaining(answer -> members.add(answer.getMember()));
            return members;
        });
    }

    /** A robot in the loop. Its stream has no deadline: answers are waited for as long as calls are. */
    public RemoteSession session(OpenSession open) {
        return new RemoteSession(address, PolicyServiceGrpc.newStub(channel)::control, open, deadline);
    }

    private <T> T call(Supplier<T> rpc) {
        try {
            return rpc.get();
        } catch (StatusRuntimeException e) {
            throw RemoteException.of(address, e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
