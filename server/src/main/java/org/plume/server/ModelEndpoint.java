package org.plume.server;

import io.grpc.stub.StreamObserver;
import org.plume.generative.model.ModelCard;
import org.plume.policy.GoalKind;
import org.plume.policy.PolicySpec;
import org.plume.policy.cost.Body;
import org.plume.policy.plan.Policy;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.proto.model.v1.Capability;
import org.plume.proto.model.v1.DescribeModelRequest;
import org.plume.proto.model.v1.DescribeModelResponse;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ListModelsResponse;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.model.v1.ModelSummary;
import org.plume.proto.model.v1.PathKind;
import org.plume.proto.model.v1.PolicyDescription;

/** {@code plume.model.v1.ModelService}: what is served and what each model can do. */
final class ModelEndpoint extends ModelServiceGrpc.ModelServiceImplBase {

    private final Served served;

    ModelEndpoint(Served served) {
        this.served = served;
    }

    @Override
    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> observer) {
        ListModelsResponse.Builder answer = ListModelsResponse.newBuilder();
        for (ServedPolicy policy : served.models().policies()) {
            answer.addModels(summary(policy));
        }
        for (ServedForecaster forecaster : served.models().forecasters()) {
            answer.addModels(summary(forecaster));
        }
        for (ServedProtein protein : served.models().proteins()) {
            answer.addModels(summary(protein));
        }
        observer.onNext(answer.build());
        observer.onCompleted();
    }

    @Override
    public void describeModel(DescribeModelRequest request, StreamObserver<DescribeModelResponse> observer) {
        for (ServedForecaster forecaster : served.models().forecasters()) {
            if (forecaster.name().equals(request.getName())) {
                observer.onNext(DescribeModelResponse.newBuilder()
                        .setSummary(summary(forecaster))
                        .setDescriptionJson(forecaster.description())
                        .build());
                observer.onCompleted();
                return;
            }
        }
        for (ServedProtein protein : served.models().proteins()) {
            if (protein.name().equals(request.getName())) {
                observer.onNext(DescribeModelResponse.newBuilder()
                        .setSummary(summary(protein))
                        .setDescriptionJson(protein.description())
                        .build());
                observer.onCompleted();
                return;
            }
        }
        ServedPolicy policy = served.models().policy(request.getName());
        observer.onNext(DescribeModelResponse.newBuilder()
                .setSummary(summary(policy))
                .setDescriptionJson(policy.description())
                .setPolicy(describe(policy.policy()))
                .build());
        observer.onCompleted();
    }

    private static ModelSummary summary(ServedPolicy policy) {
        ModelCard card = policy.policy().folder().card();
        ModelSummary.Builder summary = ModelSummary.newBuilder()
                .setName(policy.name())
                .setVersion(policy.policy().version())
                .setKind(card.kind());
        policy.capabilities().forEach(c -> summary.addCapabilities(wire(c)));
        return summary.build();
    }

    private static ModelSummary summary(ServedForecaster forecaster) {
        return ModelSummary.newBuilder()
                .setName(forecaster.name())
                .setVersion(forecaster.version())
                .setKind(ServedForecaster.KIND)
                .addCapabilities(Capability.CAPABILITY_SAMPLE)
                .build();
    }

    private static ModelSummary summary(ServedProtein protein) {
        ModelSummary.Builder summary = ModelSummary.newBuilder()
                .setName(protein.name())
                .setVersion(protein.version())
                .setKind(ProteinModel.KIND);
        ServedProtein.capabilities().forEach(c -> summary.addCapabilities(wire(c)));
        return summary.build();
    }

    private static Capability wire(org.plume.generative.Capability capability) {
        return switch (capability) {
            case SAMPLE -> Capability.CAPABILITY_SAMPLE;
            case LOG_DENSITY -> Capability.CAPABILITY_LOG_DENSITY;
            case LOG_DENSITY_ESTIMATE -> Capability.CAPABILITY_LOG_DENSITY_ESTIMATE;
            case ELBO -> Capability.CAPABILITY_ELBO;
            case INPAINT -> Capability.CAPABILITY_INPAINT;
        };
    }

    private static PolicyDescription describe(Policy policy) {
        PolicySpec spec = policy.spec();
        PolicyDescription.Builder description = PolicyDescription.newBuilder()
                .setTask(spec.task())
                .addAllObservationNames(spec.observations())
                .setObservationSteps(spec.observationSteps())
                .setHorizon(spec.horizon())
                .setActionSteps(spec.actionSteps())
                .setDt(spec.dt())
                .setGoal(spec.goal() != GoalKind.NONE)
                .setObstacles(spec.obstacles())
                .setMaxSamples(spec.sampling().maxSamples())
                .setNetworkEvaluations(policy.evaluations())
                .setFirstStep(spec.firstStep())
                .setPathKind(pathKind(spec.body()))
                .setMethod(spec.method().name());
        spec.actions().forEach(action -> description.addActionNames(action.command()));
        if (spec.body() instanceof Body.Joints joints) {
            description.setArm(joints.arm());
        }
        return description.build();
    }

    private static PathKind pathKind(Body body) {
        if (body instanceof Body.Joints) {
            return PathKind.PATH_KIND_JOINTS;
        }
        return body instanceof Body.Tool ? PathKind.PATH_KIND_TOOL : PathKind.PATH_KIND_UNSPECIFIED;
    }
}
