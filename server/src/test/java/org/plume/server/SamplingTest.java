package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.plan.Policy;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.proto.policy.v1.Trajectory;
import org.plume.server.schedule.Lane;

class SamplingTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Tiny.models(folder));

    private static SampleTrajectoriesResponse sample(SampleTrajectoriesRequest.Builder request) {
        return PolicyServiceGrpc.newBlockingStub(SERVING.channel()).sampleTrajectories(request.build());
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
    void noSamplesAskedFor_isOne() {
        assertThat(sample(Tiny.request("plane").clearSamples()).getTrajectoriesCount())
                .isEqualTo(1);
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
        var stub = PolicyServiceGrpc.newFutureStub(SERVING.channel());
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
}
