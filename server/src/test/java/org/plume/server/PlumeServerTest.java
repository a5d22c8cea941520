package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.plan.Policy;
import org.plume.proto.model.v1.Capability;
import org.plume.proto.model.v1.DescribeModelRequest;
import org.plume.proto.model.v1.DescribeModelResponse;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.model.v1.ModelSummary;
import org.plume.proto.model.v1.PathKind;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.proto.policy.v1.Trajectory;
import org.plume.server.schedule.Lane;

class PlumeServerTest {

    /** One worker; as many evaluations as may be. */
    private static final ServerOptions OPTIONS =
            new ServerOptions("127.0.0.1", 0, false, 1, 4, 1 << 20, 100, 64, 256, 10_000, Duration.ofHours(10));

    /** Work that would keep the worker for some 20 s. */
    private static final SampleTrajectoriesRequest LONG =
            Tiny.request("slow").setSamples(64).setNetworkEvaluations(10_000).build();

    @TempDir
    static Path folder;

    private static PlumeServer server;
    private static ManagedChannel channel;

    @BeforeAll
    static void start() {
        server = PlumeServer.start(OPTIONS, ServedModels.open(Tiny.models(folder)));
        channel = Tiny.channel(server.port());
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        server.close();
    }

    private static SampleTrajectoriesResponse sample(SampleTrajectoriesRequest.Builder request) {
        return PolicyServiceGrpc.newBlockingStub(channel).sampleTrajectories(request.build());
    }

    private static ServingStatus health(ManagedChannel to, String service) {
        return HealthGrpc.newBlockingStub(to)
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }

    @Test
    void anAnswer_isComplete() {
        long asked = System.nanoTime();
        SampleTrajectoriesResponse answer = sample(Tiny.request("plane").setSamples(16));
        double tookMs = (System.nanoTime() - asked) / 1e6;

        assertThat(answer.getTrajectoriesCount()).isEqualTo(16);
        assertThat(answer.getTrajectories(0).getPath().getRows()).isEqualTo(8);
        assertThat(answer.getTrajectories(0).getPath().getValuesCount()).isEqualTo(16);
        assertThat(answer.getFirstStep()).isEqualTo(1);
        assertThat(answer.getDt()).isEqualTo(0.1);
        assertThat(answer.getSeed()).isEqualTo(7);
        assertThat(answer.getModel()).isEqualTo("plane");
        assertThat(answer.getModelVersion()).hasSize(64);
        assertThat(answer.getNetworkEvaluations()).isEqualTo(4);
        assertThat(answer.hasBest()).isTrue();
        assertThat(answer.getChosenFeasible()).as("none was chosen before").isFalse();
        assertThat(answer.getModesList().stream().mapToDouble(m -> m.getShare()).sum())
                .isEqualTo(1);
        assertThat(answer.getTiming().getComputeMs()).isPositive();
        assertThat(answer.getTiming().getQueueMs()).isNotNegative();
        assertThat(answer.getTiming().getQueueMs()
                        + answer.getTiming().getComputeMs()
                        + answer.getTiming().getRestMs())
                .as("what the server says, of a longer round trip")
                .isLessThan(tookMs);
    }

    @Test
    void everySeed_givesTheSameBytesAgain_andEachSampleIsIndependentOfK() {
        SampleTrajectoriesResponse many = sample(Tiny.request("plane").setSamples(50));

        assertThat(sample(Tiny.request("plane").setSamples(50)).getTrajectoriesList())
                .isEqualTo(many.getTrajectoriesList());
        for (int k : new int[] {1, 3, 17}) {
            SampleTrajectoriesResponse few = sample(Tiny.request("plane").setSamples(k));
            for (int i = 0; i < k; i++) {
                assertThat(few.getTrajectories(i).getPath())
                        .isEqualTo(many.getTrajectories(i).getPath());
            }
        }
        assertThat(sample(Tiny.request("plane").setSeed(8)).getTrajectories(0).getPath())
                .isNotEqualTo(many.getTrajectories(0).getPath());
    }

    @Test
    void everyAnswer_isTheSameBesideOtherClients() throws Exception {
        SampleTrajectoriesResponse alone = sample(Tiny.request("plane").setSamples(5));
        PlumeServer wide = PlumeServer.start(Tiny.options().computing(4, 64), ServedModels.open(folder));
        ManagedChannel to = Tiny.channel(wide.port());
        try {
            var stub = PolicyServiceGrpc.newFutureStub(to);
            List<Future<SampleTrajectoriesResponse>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int k = 5 + i % 7;
                answers.add(stub.sampleTrajectories(
                        Tiny.request("plane").setSamples(k).build()));
            }
            for (Future<SampleTrajectoriesResponse> answer : answers) {
                for (int i = 0; i < 5; i++) {
                    assertThat(answer.get(10, TimeUnit.MINUTES)
                                    .getTrajectories(i)
                                    .getPath())
                            .isEqualTo(alone.getTrajectories(i).getPath());
                }
            }
        } finally {
            to.shutdownNow();
            wide.close();
        }
    }

    @Test
    void everyAnswer_isTheSameWhateverStepsItsNeighboursAreAt() throws Exception {
        SampleTrajectoriesRequest asked =
                Tiny.request("plane").setSamples(3).setNetworkEvaluations(6).build();
        var stub = PolicyServiceGrpc.newFutureStub(channel);
        List<Trajectory> alone = stub.sampleTrajectories(asked).get().getTrajectoriesList();
        PlumeServer wide = PlumeServer.start(Tiny.options().computing(1, 200), ServedModels.open(folder));
        ManagedChannel to = Tiny.channel(wide.port());
        try {
            RandomGenerator rng = new Streams(3).at(0);
            List<Future<SampleTrajectoriesResponse>> same = new ArrayList<>();
            List<Future<SampleTrajectoriesResponse>> others = new ArrayList<>();
            var crowded = PolicyServiceGrpc.newFutureStub(to);
            for (int i = 0; i < 30; i++) {
                same.add(crowded.sampleTrajectories(asked));
                for (int j = rng.nextInt(4); j > 0; j--) {
                    others.add(crowded.sampleTrajectories(Tiny.request(rng.nextBoolean() ? "plane" : "clone")
                            .setFrames(
                                    0,
                                    Frame.newBuilder()
                                            .addValues(rng.nextFloat())
                                            .addValues(rng.nextFloat()))
                            .setSamples(1 + rng.nextInt(20))
                            .setNetworkEvaluations(1 + rng.nextInt(12))
                            .setSeed(rng.nextLong())
                            .build()));
                }
            }
            for (Future<SampleTrajectoriesResponse> answer : same) {
                assertThat(answer.get(10, TimeUnit.MINUTES).getTrajectoriesList())
                        .isEqualTo(alone);
            }
            for (Future<SampleTrajectoriesResponse> answer : others) {
                assertThat(answer.get(10, TimeUnit.MINUTES).getTrajectoriesCount())
                        .isPositive();
            }
        } finally {
            to.shutdownNow();
            wide.close();
        }
    }

    @Test
    void whatCannotBeInTime_isRefusedWithTheReason() {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(2, TimeUnit.SECONDS)
                        .sampleTrajectories(LONG));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(refused.getStatus().getDescription())
                .matches("needs about [0-9.]+ ms for 10000 network evaluations, [0-9.]+ ms are left: give it more time,"
                        + " or let it be cut by min_evaluations");
    }

    @Test
    void aRequestThatMayBeCut_isAnsweredInTimeAndSaysWithHowManyEvaluations() {
        SampleTrajectoriesRequest asked = Tiny.request("slow")
                .setNetworkEvaluations(10_000)
                .setMinEvaluations(1)
                .build();

        SampleTrajectoriesResponse answer = inTime(asked);

        int used = answer.getNetworkEvaluations();
        assertThat(used).isBetween(1, 9_999);
        assertThat(sample(asked.toBuilder().setNetworkEvaluations(used).setMinEvaluations(0))
                        .getTrajectoriesList())
                .isEqualTo(answer.getTrajectoriesList());
    }

    /** Asks until the machine was as fast as it had been before. */
    private static SampleTrajectoriesResponse inTime(SampleTrajectoriesRequest asked) {
        StatusRuntimeException last = Status.UNKNOWN.asRuntimeException();
        for (int attempt = 0; attempt < 8; attempt++) {
            try {
                return PolicyServiceGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(1, TimeUnit.SECONDS)
                        .sampleTrajectories(asked);
            } catch (StatusRuntimeException late) {
                last = late;
            }
        }
        throw last;
    }

    @Test
    void anErrorOfTheNetwork_isAnsweredWithAnIdAndNobodyElseNotices() {
        AtomicBoolean ill = new AtomicBoolean();
        Policy policy = Policy.load(ModelFolder.open(folder.resolve("plane")));
        ServedPolicy well = ServedPolicy.of(policy);
        Lane lane = new Lane("plane", queries -> {
            if (ill.get()) {
                throw new StackOverflowError();
            }
            return policy.predictor().predict(queries);
        });
        ServedPolicy served = new ServedPolicy(well.planner(), lane, well.capabilities(), well.description());
        PlumeServer weak = PlumeServer.start(Tiny.options(), new ServedModels(List.of(served)));
        ManagedChannel to = Tiny.channel(weak.port());
        try {
            var stub = PolicyServiceGrpc.newBlockingStub(to);
            ill.set(true);
            StatusRuntimeException broken = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> stub.sampleTrajectories(Tiny.request("plane").build()));
            assertThat(broken.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
            assertThat(broken.getStatus().getDescription())
                    .matches("internal error [0-9a-f-]{36}; the server's log says more under this id");

            ill.set(false);
            assertThat(stub.sampleTrajectories(Tiny.request("plane").build()).getTrajectoriesCount())
                    .isEqualTo(4);
        } finally {
            to.shutdownNow();
            weak.close();
        }
    }

    @Test
    void noSamplesAskedFor_isOne() {
        assertThat(sample(Tiny.request("plane").clearSamples()).getTrajectoriesCount())
                .isEqualTo(1);
    }

    @Test
    void aMixture_tellsItsDensity() {
        SampleTrajectoriesResponse answer = sample(Tiny.request("mixture").setLogDensity(true));

        assertThat(answer.getTrajectories(0).hasLogDensity()).isTrue();
        assertThat(sample(Tiny.request("mixture")).getTrajectories(0).hasLogDensity())
                .isFalse();
    }

    @Test
    void aFlow_estimatesItsDensityAndSamplesTheSame() {
        SampleTrajectoriesResponse plain = sample(Tiny.request("plane"));
        SampleTrajectoriesResponse measured = sample(Tiny.request("plane").setLogDensity(true));

        for (int i = 0; i < 4; i++) {
            assertThat(measured.getTrajectories(i).getLogDensity()).isFinite();
            assertThat(measured.getTrajectories(i).getPath())
                    .isEqualTo(plain.getTrajectories(i).getPath());
        }
        assertThat(sample(Tiny.request("plane").setLogDensity(true)).getTrajectoriesList())
                .isEqualTo(measured.getTrajectoriesList());
    }

    @Test
    void theModels_areListedWithWhatTheyCanDo() {
        var models = ModelServiceGrpc.newBlockingStub(channel).listModels(ListModelsRequest.getDefaultInstance());

        assertThat(models.getModelsList())
                .extracting(ModelSummary::getName)
                .containsExactly("clone", "mixture", "plane", "reach", "slow");
        assertThat(models.getModels(1).getCapabilitiesList())
                .containsExactly(Capability.CAPABILITY_SAMPLE, Capability.CAPABILITY_LOG_DENSITY);
        assertThat(models.getModels(0).getCapabilitiesList()).containsExactly(Capability.CAPABILITY_SAMPLE);
        assertThat(models.getModels(2).getCapabilitiesList())
                .containsExactly(
                        Capability.CAPABILITY_SAMPLE,
                        Capability.CAPABILITY_LOG_DENSITY_ESTIMATE,
                        Capability.CAPABILITY_INPAINT);
    }

    @Test
    void aModel_isDescribed() {
        DescribeModelResponse reach = ModelServiceGrpc.newBlockingStub(channel)
                .describeModel(
                        DescribeModelRequest.newBuilder().setName("reach").build());

        assertThat(reach.getPolicy().getGoal()).isTrue();
        assertThat(reach.getPolicy().getObstacles()).isEqualTo(2);
        assertThat(reach.getPolicy().getArm()).isEqualTo("panda");
        assertThat(reach.getPolicy().getPathKind()).isEqualTo(PathKind.PATH_KIND_JOINTS);
        assertThat(reach.getPolicy().getActionNames(6)).isEqualTo("delta(q7)");
        assertThat(reach.getDescriptionJson()).contains("\"task\"").contains("scaling");
    }

    @Test
    void reflection_listsTheServices() {
        CompletableFuture<List<String>> names = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> ask = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse answer) {
                        names.complete(answer.getListServicesResponse().getServiceList().stream()
                                .map(s -> s.getName())
                                .toList());
                    }

                    @Override
                    public void onError(Throwable failure) {
                        names.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {}
                });
        ask.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(names).succeedsWithin(Duration.ofMinutes(10));
        assertThat(names.join())
                .contains("plume.policy.v1.PolicyService", "plume.model.v1.ModelService", "grpc.health.v1.Health");
        ask.onCompleted();
    }

    @Test
    void health_isNotServingUntilEveryModelIsWarm() {
        try (PlumeServer cold = PlumeServer.bind(Tiny.options())) {
            ManagedChannel to = Tiny.channel(cold.port());
            try {
                assertThat(health(to, "")).isEqualTo(ServingStatus.NOT_SERVING);
                assertThat(health(to, "plume.policy.v1.PolicyService")).isEqualTo(ServingStatus.NOT_SERVING);
                StatusRuntimeException early = catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> PolicyServiceGrpc.newBlockingStub(to)
                                .sampleTrajectories(Tiny.request("plane").build()));
                assertThat(early.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);

                cold.serve(ServedModels.open(folder));

                assertThat(health(to, "")).isEqualTo(ServingStatus.SERVING);
                assertThat(health(to, "plume.policy.v1.PolicyService")).isEqualTo(ServingStatus.SERVING);
                assertThat(health(to, "model/plane")).isEqualTo(ServingStatus.SERVING);
            } finally {
                to.shutdownNow();
            }
        }
    }

    @Test
    void aDeadline_endsTheWorkBetweenSteps() {
        Gate gate = new Gate();
        PlumeServer single = PlumeServer.start(OPTIONS.computing(1, 1), gate.models());
        ManagedChannel to = Tiny.channel(single.port());
        try {
            gate.close();
            int seconds = 1;
            do {
                StatusRuntimeException late = late(to, seconds);
                assertThat(late.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
                seconds *= 2; // the door may have thought that it needs longer
            } while (!gate.isReached());

            assertPlaceIsFreedBetweenSteps(gate, to);
        } finally {
            gate.open();
            to.shutdownNow();
            single.close();
        }
    }

    private static StatusRuntimeException late(ManagedChannel to, int seconds) {
        return catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(to)
                        .withDeadlineAfter(seconds, TimeUnit.SECONDS)
                        .sampleTrajectories(Gate.WIDE));
    }

    @Test
    void aCancelledCall_freesItsWorkerBetweenSteps() {
        Gate gate = new Gate();
        PlumeServer single = PlumeServer.start(OPTIONS.computing(1, 1), gate.models());
        ManagedChannel to = Tiny.channel(single.port());
        try {
            gate.close();
            Context.CancellableContext context = Context.current().withCancellation();
            context.run(() -> PolicyServiceGrpc.newStub(to)
                    .sampleTrajectories(Gate.WIDE, collecting(new LinkedBlockingQueue<>())));
            gate.awaitReached();
            context.cancel(null);

            assertPlaceIsFreedBetweenSteps(gate, to);
        } finally {
            gate.open();
            to.shutdownNow();
            single.close();
        }
    }

    /** For each further step of the call that was ended, another client asks; it is taken before the steps are over. */
    private static void assertPlaceIsFreedBetweenSteps(Gate gate, ManagedChannel to) {
        askUntilTaken(to, gate::letOne);
        assertThat(gate.passed()).isLessThan(Gate.WIDE.getNetworkEvaluations());
    }

    /** Asks for little again and again while the server is full. */
    private static void askUntilTaken(ManagedChannel to, Runnable between) {
        SampleTrajectoriesRequest asked = Tiny.request("plane").build();
        while (true) {
            between.run();
            try {
                SampleTrajectoriesResponse answer =
                        PolicyServiceGrpc.newBlockingStub(to).sampleTrajectories(asked);
                assertThat(answer.getTrajectoriesCount()).isEqualTo(asked.getSamples());
                return;
            } catch (StatusRuntimeException full) {
                assertThat(full.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            }
        }
    }

    /** The model `plane`, whose network holds the steps of wide requests while the gate is closed. */
    private static final class Gate {

        static final SampleTrajectoriesRequest WIDE =
                Tiny.request("plane").setSamples(64).setNetworkEvaluations(1000).build();

        /** Rows of other requests. */
        private static final int SMALL = 4;

        private final Semaphore reached = new Semaphore(0);
        private final Semaphore permits = new Semaphore(0);
        private final AtomicInteger passed = new AtomicInteger();
        private volatile boolean closed;

        ServedModels models() {
            Policy policy = Policy.load(ModelFolder.open(folder.resolve("plane")));
            ServedPolicy plain = ServedPolicy.of(policy);
            Lane lane = new Lane("plane", queries -> {
                if (closed && queries.size() > SMALL) {
                    reached.release();
                    permits.acquireUninterruptibly();
                    passed.incrementAndGet();
                }
                return policy.predictor().predict(queries);
            });
            return new ServedModels(
                    List.of(new ServedPolicy(plain.planner(), lane, plain.capabilities(), plain.description())));
        }

        void close() {
            closed = true;
        }

        /** For good. */
        void open() {
            closed = false;
            permits.release(WIDE.getNetworkEvaluations());
        }

        void letOne() {
            permits.release();
        }

        boolean isReached() {
            return reached.availablePermits() > 0;
        }

        void awaitReached() {
            reached.acquireUninterruptibly();
        }

        int passed() {
            return passed.get();
        }
    }

    @Test
    void aFullQueue_refusesAtOnceAndRecovers() throws Exception {
        Gate gate = new Gate();
        PlumeServer narrow = PlumeServer.start(OPTIONS.computing(1, 2), gate.models());
        ManagedChannel to = Tiny.channel(narrow.port());
        try {
            gate.close();
            Context.CancellableContext context = Context.current().withCancellation();
            BlockingQueue<StatusRuntimeException> refused = new LinkedBlockingQueue<>();
            context.run(() -> {
                for (int i = 0; i < 5; i++) {
                    PolicyServiceGrpc.newStub(to).sampleTrajectories(Gate.WIDE, collecting(refused));
                }
            });
            for (int i = 0; i < 3; i++) {
                StatusRuntimeException full = refused.take();
                assertThat(full.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                assertThat(full.getStatus().getDescription())
                        .isEqualTo("requests under way must be <= 2, which they are already: ask again later");
            }
            assertThat(refused).as("two are under way").isEmpty();

            context.cancel(null);
            gate.open();

            askUntilTaken(to, () -> {});
        } finally {
            gate.open();
            to.shutdownNow();
            narrow.close();
        }
    }

    private static StreamObserver<SampleTrajectoriesResponse> collecting(
            BlockingQueue<StatusRuntimeException> failures) {
        return new StreamObserver<>() {
            @Override
            public void onNext(SampleTrajectoriesResponse answer) {}

            @Override
            public void onError(Throwable failure) {
                failures.add(Status.fromThrowable(failure).asRuntimeException());
            }

            @Override
            public void onCompleted() {}
        };
    }

    @Test
    void aDrain_finishesWhatIsUnderWayAndRefusesWhatIsNew() throws Exception {
        PlumeServer ending = PlumeServer.start(Tiny.options(), ServedModels.open(folder));
        ManagedChannel to = Tiny.channel(ending.port());
        try {
            var running = PolicyServiceGrpc.newFutureStub(to)
                    .sampleTrajectories(Tiny.request("slow")
                            .setSamples(64)
                            .setNetworkEvaluations(100)
                            .build());
            assertThat(health(to, ""))
                    .as("told after the call has reached the server")
                    .isEqualTo(ServingStatus.SERVING);

            assertThat(ending.drain(Duration.ofMinutes(10))).isTrue();

            assertThat(running.get(1, TimeUnit.MINUTES).getTrajectoriesCount()).isEqualTo(64);
            StatusRuntimeException refused = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> PolicyServiceGrpc.newBlockingStub(to)
                            .sampleTrajectories(Tiny.request("plane").build()));
            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        } finally {
            to.shutdownNow();
            ending.close();
        }
    }

    @Test
    @Timeout(600)
    void aWatcherOfTheHealth_isToldFirstAndHoldsUpNoDrain() throws Exception {
        PlumeServer ending = PlumeServer.start(Tiny.options(), ServedModels.open(folder));
        ManagedChannel to = Tiny.channel(ending.port());
        try {
            BlockingQueue<ServingStatus> told = new LinkedBlockingQueue<>();
            HealthGrpc.newStub(to).watch(HealthCheckRequest.getDefaultInstance(), new StreamObserver<>() {
                @Override
                public void onNext(HealthCheckResponse answer) {
                    told.add(answer.getStatus());
                }

                @Override
                public void onError(Throwable failure) {}

                @Override
                public void onCompleted() {}
            });
            assertThat(told.poll(10, TimeUnit.MINUTES)).isEqualTo(ServingStatus.SERVING);

            assertThat(ending.drain(Duration.ofHours(1))).isTrue();

            assertThat(told.poll(10, TimeUnit.MINUTES)).isEqualTo(ServingStatus.NOT_SERVING);
        } finally {
            to.shutdownNow();
            ending.close();
        }
    }

    @Test
    void aPortInUse_isNamed() {
        assertThatThrownBy(() -> PlumeServer.bind(Tiny.options().at("127.0.0.1", server.port())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + server.port() + " of 127.0.0.1 must be free, but cannot be bound");
    }

    @Test
    void anAddressThatOthersReach_isRefusedUnlessMeant() {
        assertThatThrownBy(() -> PlumeServer.bind(Tiny.options().at("0.0.0.0", 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("host must be a loopback address such as 127.0.0.1, was 0.0.0.0: without TLS anyone who"
                        + " reaches the port could use the server; --insecure allows it");
        try (PlumeServer open = PlumeServer.bind(Tiny.options().insecure(true).at("0.0.0.0", 0))) {
            assertThat(open.port()).isPositive();
        }
    }

    @Test
    void aDamagedModelFolder_stopsTheServerByName(@TempDir Path other) throws Exception {
        Tiny.models(other);
        Files.write(other.resolve("plane/graphs/prediction.onnx"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> ServedModels.open(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model folder " + other.resolve("plane") + " cannot be served: ")
                .hasMessageContaining("prediction.onnx");
    }

    @Test
    void aFolderUnderAnotherName_stopsTheServerByName(@TempDir Path other) throws Exception {
        Tiny.models(other);
        Files.move(other.resolve("plane"), other.resolve("plain"));

        assertThatThrownBy(() -> ServedModels.open(other))
                .hasMessageContaining("its folder must be named as the model, plane");
    }

    @Test
    void aFolderWithoutModels_isRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> ServedModels.open(empty))
                .hasMessage("models must hold >= 1 model folders, each with a model.json, " + empty + " holds none");
    }
}
