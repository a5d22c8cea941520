package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plume.server.Drift.request;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
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
        SlowReader<ForecastRequest, ForecastResponse> reader = new SlowReader<>();
        WeatherServiceGrpc.newStub(SERVING.channel())
                .forecast(request("wide", 20_000).setMembers(500).build(), reader);
        reader.awaitFirst();
        Thread.sleep(1500);
        // one read, those in the flow-control window of the connection, one queued and one computed
        assertThat((Drift.STEPS.get() - before) / 3).isLessThan(12);
        reader.cancel();
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

    /** Longer than the server waits for clients to leave of their own accord. */
    @Test
    void aDrain_finishesAForecast() throws Exception {
        PlumeServer ending = PlumeServer.start(Tiny.options(), Drift.models());
        ManagedChannel to = Tiny.channel(ending.port());
        try {
            Iterator<ForecastResponse> answers = WeatherServiceGrpc.newBlockingStub(to)
                    .forecast(request("slow", 3).setMembers(20).setLeads(5).build());
            int members = 1;
            assertThat(answers.next().getMember().getNumber()).isZero();
            CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> drain(ending));
            while (answers.hasNext()) {
                assertThat(answers.next().getMember().getNumber()).isEqualTo(members++);
            }
            assertThat(members).isEqualTo(20);
            assertThat(drained.get(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            to.shutdownNow();
            ending.close();
        }
    }

    private static boolean drain(PlumeServer server) {
        try {
            return server.drain(Duration.ofHours(1));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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
