package org.plume.sim.remote;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.plume.proto.model.v1.DescribeModelRequest;
import org.plume.proto.model.v1.DescribeModelResponse;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ListModelsResponse;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.model.v1.ModelSummary;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/** A server on the loopback address that answers by a script and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {

    final List<SampleTrajectoriesRequest> asked = new CopyOnWriteArrayList<>();
    private final Server server;

    ScriptedServer(
            DescribeModelResponse description, Function<SampleTrajectoriesRequest, SampleTrajectoriesResponse> script)
            throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new ModelServiceGrpc.ModelServiceImplBase() {
                    @Override
                    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> observer) {
                        ModelSummary summary = description.getSummary();
                        observer.onNext(ListModelsResponse.newBuilder()
                                .addModels(summary)
                                .build());
                        observer.onCompleted();
                    }

                    @Override
                    public void describeModel(
                            DescribeModelRequest request, StreamObserver<DescribeModelResponse> observer) {
                        observer.onNext(description);
                        observer.onCompleted();
                    }
                })
                .addService(new PolicyServiceGrpc.PolicyServiceImplBase() {
                    @Override
                    public void sampleTrajectories(
                            SampleTrajectoriesRequest request, StreamObserver<SampleTrajectoriesResponse> observer) {
                        asked.add(request);
                        try {
                            observer.onNext(script.apply(request));
                            observer.onCompleted();
                        } catch (IllegalArgumentException e) {
                            observer.onError(Status.INVALID_ARGUMENT
                                    .withDescription(e.getMessage())
                                    .asRuntimeException());
                        }
                    }
                })
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
