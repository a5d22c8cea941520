package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plume.server.Drift.request;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.WeatherServiceGrpc;

/** Members as they finish: who reads slowly, goes or has no time left. */
class WeatherStreamTest {

    @RegisterExtension
    static final Serving SERVING = Drift.serving();

    /** Messages of 480 kB, of which the reader takes one: what was sent or computed beyond stays bounded. */
    @Test
    void aSlowReader_holdsFewMessages() throws InterruptedException {
        int before = Drift.STEPS.get();
        CountDownLatch first = new CountDownLatch(1);
        List<ClientCallStreamObserver<ForecastRequest>> calls = new ArrayList<>();
        WeatherServiceGrpc.newStub(SERVING.channel())
                .forecast(
                        request("wide", 20_000).setMembers(500).build(),
                        new ClientResponseObserver<ForecastRequest, ForecastResponse>() {
                            @Override
                            public void beforeStart(ClientCallStreamObserver<ForecastRequest> call) {
                                call.disableAutoRequestWithInitial(1);
                                calls.add(call);
                            }

                            @Override
                            public void onNext(ForecastResponse answer) {
                                first.countDown();
                            }

                            @Override
                            public void onError(Throwable failure) {
                                first.countDown();
                            }

                            @Override
                            public void onCompleted() {}
                        });
        assertThat(first.await(10, TimeUnit.MINUTES)).isTrue();
        Thread.sleep(1500);
        // one read, those in the flow-control window of the connection, one queued and one computed
        assertThat((Drift.STEPS.get() - before) / 3).isLessThan(12);
        calls.get(0).cancel("enough", null);
    }

    @Test
    void aCancelledCall_stopsWithinAStep() throws InterruptedException {
        Iterator<ForecastResponse> answers;
        try (var context = io.grpc.Context.current().withCancellation()) {
            var stub = WeatherServiceGrpc.newBlockingStub(SERVING.channel());
            answers = context.wrap(() -> stub.forecast(
                            request("slow", 3).setMembers(1000).setLeads(5).build()))
                    .call();
            assertThat(answers.next().getMember().getNumber()).isZero();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        Thread.sleep(300);
        int then = Drift.STEPS.get();
        Thread.sleep(300);
        assertThat(Drift.STEPS.get() - then).isLessThanOrEqualTo(1);
    }

    @Test
    void aLateForecast_isCutOff() {
        var stub = WeatherServiceGrpc.newBlockingStub(SERVING.channel()).withDeadlineAfter(400, TimeUnit.MILLISECONDS);
        var answers =
                stub.forecast(request("slow", 3).setMembers(1000).setLeads(5).build());
        assertThatThrownBy(() -> answers.forEachRemaining(a -> {}))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
    }
}
