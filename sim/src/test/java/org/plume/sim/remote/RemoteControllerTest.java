package org.plume.sim.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.LineGoal;
import org.plume.arm.Scene;
import org.plume.arm.Sphere;
import org.plume.proto.model.v1.DescribeModelResponse;
import org.plume.proto.model.v1.ModelSummary;
import org.plume.proto.model.v1.PolicyDescription;
import org.plume.proto.policy.v1.CostWeights;
import org.plume.proto.policy.v1.Matrix;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.proto.policy.v1.Trajectory;
import org.plume.sim.Controller;
import org.plume.sim.Seeds;
import org.plume.sim.Sensed;
import org.plume.sim.Task;
import org.plume.sim.Tasks;

/** Against a server that answers by a script. Chunks have 4 steps of which the first is past and 2 are executed. */
class RemoteControllerTest {

    private static final Task AVOIDING = Tasks.named("avoiding");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private static DescribeModelResponse description(Task task) {
        return DescribeModelResponse.newBuilder()
                .setSummary(
                        ModelSummary.newBuilder().setName("m").setVersion("v").setKind("policy"))
                .setPolicy(PolicyDescription.newBuilder()
                        .addAllObservationNames(task.observation())
                        .addAllActionNames(task.action())
                        .setObservationSteps(2)
                        .setHorizon(4)
                        .setActionSteps(2))
                .build();
    }

    private static SampleTrajectoriesResponse answer(float of, boolean best) {
        Matrix.Builder matrix = Matrix.newBuilder().setRows(4).setColumns(2);
        for (int i = 0; i < 8; i++) {
            matrix.addValues(of + i);
        }
        SampleTrajectoriesResponse.Builder answer = SampleTrajectoriesResponse.newBuilder()
                .setFirstStep(1)
                .addTrajectories(Trajectory.newBuilder())
                .addTrajectories(Trajectory.newBuilder().setPath(matrix).setActions(matrix));
        return best ? answer.setBest(1).build() : answer.build();
    }

    private ScriptedServer scripted(Function<SampleTrajectoriesRequest, SampleTrajectoriesResponse> script)
            throws IOException {
        ScriptedServer server = new ScriptedServer(description(AVOIDING), script);
        open.add(0, server);
        return server;
    }

    private RemoteServer connect(String address, Duration deadline) {
        RemoteServer server = RemoteServer.at(address, deadline);
        open.add(0, server);
        return server;
    }

    private Controller controller(ScriptedServer server, RemoteOptions options) {
        RemotePolicy policy = connect(server.address(), LIMIT).policy("m");
        return RemoteController.of(policy, AVOIDING, options).episode(11);
    }

    private static Sensed sensed(int frames, Scene scene) {
        List<double[]> seen = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            seen.add(new double[] {i, i + 0.5, i, i});
        }
        return new Sensed(seen, scene, frames - 1);
    }

    @Test
    void theHeadOfTheBest_isExecuted() throws Exception {
        ScriptedServer server = scripted(request -> answer(10, true));

        assertThat(controller(server, RemoteOptions.drawing(5)).next(sensed(3, Scene.EMPTY)))
                .isDeepEqualTo(new double[][] {{12, 13}, {14, 15}});
    }

    @Test
    void everyRequest_isWhatIsKnown() throws Exception {
        ScriptedServer server = scripted(request -> answer(10, true));
        Scene scene = new Scene(
                List.of(
                        new Sphere(new Vector3D(1, 2, 3), 0.5),
                        Cylinder.upright(new Vector3D(1, 2, 3), 0.5, 0.25),
                        Box.aligned(new Vector3D(1, 2, 3), new Vector3D(4, 5, 6))),
                new LineGoal(0.35));

        controller(server, RemoteOptions.drawing(5)).next(sensed(3, scene));

        SampleTrajectoriesRequest request = server.asked.get(0);
        assertThat(request.getModel()).isEqualTo("m");
        assertThat(request.getSamples()).isEqualTo(5);
        assertThat(request.getFramesCount()).isEqualTo(2);
        assertThat(request.getFrames(1).getValuesList()).containsExactly(2f, 2.5f, 2f, 2f);
        assertThat(request.getGoal().getLineY()).isEqualTo(0.35);
        assertThat(request.getObstacles(0).getSphere().getRadius()).isEqualTo(0.5);
        assertThat(request.getObstacles(1).getCylinder().getHalfLength()).isEqualTo(0.25);
        assertThat(request.getObstacles(1).getCylinder().getRotation().getW()).isEqualTo(1);
        assertThat(request.getObstacles(2).getBox().getHalfExtents().getZ()).isEqualTo(6);
        assertThat(request.hasWeights()).as("all weights 0: a draw").isTrue();
        assertThat(request.getWeights().getPathLength()).isZero();
        assertThat(request.hasChosen()).isFalse();
    }

    @Test
    void theRestOfTheChosenPath_isAskedToBeKept_andEachRequestHasItsSeed() throws Exception {
        ScriptedServer server = scripted(request -> answer(10, true));
        Controller controller = controller(server, RemoteOptions.drawing(5));

        controller.next(sensed(1, Scene.EMPTY));
        controller.next(sensed(3, Scene.EMPTY));

        assertThat(server.asked.get(1).getChosen().getRows()).isEqualTo(1);
        assertThat(server.asked.get(1).getChosen().getValuesList()).containsExactly(16f, 17f);
        assertThat(server.asked)
                .extracting(SampleTrajectoriesRequest::getSeed)
                .containsExactly(Seeds.of(11, 0), Seeds.of(11, 1));
    }

    @Test
    void alone_thePolicyIsToldNoObstacle() throws Exception {
        ScriptedServer server = scripted(request -> answer(10, true));
        RemoteOptions options = new RemoteOptions(1, 0, CostWeights.getDefaultInstance(), true);
        Scene scene = new Scene(List.of(new Sphere(Vector3D.ZERO, 1)), null);

        controller(server, options).next(sensed(1, scene));

        assertThat(server.asked.get(0).getObstaclesCount()).isZero();
    }

    @Test
    void whereNothingIsFeasible_itAsksAgainAndThenHoldsStill() throws Exception {
        ScriptedServer server = scripted(request -> answer(10, false));

        assertThat(controller(server, RemoteOptions.drawing(5)).next(sensed(1, Scene.EMPTY)))
                .isDeepEqualTo(new double[][] {{0, 0}});
        assertThat(server.asked).hasSize(4);
    }

    @Test
    void whereNothingNewIsFeasible_itGoesOnAsBefore_aStepAtATime() throws Exception {
        boolean[] walled = {false};
        ScriptedServer server = scripted(request -> walled[0]
                ? answer(10, false).toBuilder()
                        .setChosenFeasible(request.hasChosen())
                        .build()
                : answer(10, true));
        Controller controller = controller(server, RemoteOptions.drawing(5));
        controller.next(sensed(3, Scene.EMPTY));
        walled[0] = true;

        assertThat(controller.next(sensed(4, Scene.EMPTY)))
                .as("the row (16, 17), seen from (3, 3.5)")
                .isDeepEqualTo(new double[][] {{13, 13.5}});
        assertThat(controller.next(sensed(5, Scene.EMPTY)))
                .as("there is no row left")
                .isDeepEqualTo(new double[][] {{0, 0}});
    }

    @Test
    void aRefusal_isToldAsTheServerSaidIt() throws Exception {
        ScriptedServer server = scripted(request -> {
            throw new IllegalArgumentException("samples must be in [1, 4], was 5");
        });

        RemoteException refusal = catchThrowableOfType(
                RemoteException.class,
                () -> controller(server, RemoteOptions.drawing(5)).next(sensed(1, Scene.EMPTY)));

        assertThat(refusal).hasMessage("samples must be in [1, 4], was 5");
        assertThat(refusal.code()).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void aServerThatIsLate_isLeft() throws Exception {
        ScriptedServer server = scripted(request -> {
            try {
                Thread.sleep(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answer(0, true);
        });
        connect(server.address(), LIMIT).models();
        RemotePolicy policy =
                new RemotePolicy(connect(server.address(), Duration.ofMillis(200)), description(AVOIDING));

        assertThatThrownBy(() -> policy.sample(SampleTrajectoriesRequest.getDefaultInstance()))
                .isInstanceOf(RemoteException.class)
                .hasMessageStartingWith("server " + server.address() + " did not answer in time");
    }

    @Test
    void aServerThatIsNotThere_isNamedWithTheCure() {
        RemoteServer nowhere = connect("127.0.0.1:1", LIMIT);

        assertThatThrownBy(nowhere::models)
                .isInstanceOf(RemoteException.class)
                .hasMessageStartingWith("server 127.0.0.1:1 must be reachable: start one with ./plume serve");
    }

    @Test
    void aMalformedAddress_isRefused() {
        for (String address : List.of("", "localhost", "host:port", ":1", "host:99999")) {
            assertThatThrownBy(() -> RemoteServer.at(address, LIMIT))
                    .hasMessage("server must read host:port, for instance 127.0.0.1:50051, was \"" + address + "\"");
        }
    }

    @Test
    void aPolicyOfAnotherTask_isRefused() throws Exception {
        DescribeModelResponse other = description(AVOIDING).toBuilder()
                .setPolicy(PolicyDescription.newBuilder().addObservationNames("q"))
                .build();
        ScriptedServer server = new ScriptedServer(other, request -> answer(0, true));
        open.add(server);
        RemotePolicy policy = connect(server.address(), LIMIT).policy("m");

        assertThatThrownBy(() -> RemoteController.of(policy, AVOIDING, RemoteOptions.drawing(1)))
                .hasMessage("model m must see what task avoiding shows, [des_x, des_y, x, y], sees [q]");
    }
}
