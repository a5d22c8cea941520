package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.model.v1.Capability;
import org.plume.proto.model.v1.DescribeModelRequest;
import org.plume.proto.model.v1.DescribeModelResponse;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.model.v1.ModelSummary;
import org.plume.proto.model.v1.PathKind;

class ModelServiceTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Tiny.models(folder));

    @Test
    void theModels_areListedWithWhatTheyCanDo() {
        var models =
                ModelServiceGrpc.newBlockingStub(SERVING.channel()).listModels(ListModelsRequest.getDefaultInstance());

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
        DescribeModelResponse reach = ModelServiceGrpc.newBlockingStub(SERVING.channel())
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
        StreamObserver<ServerReflectionRequest> ask = ServerReflectionGrpc.newStub(SERVING.channel())
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
}
