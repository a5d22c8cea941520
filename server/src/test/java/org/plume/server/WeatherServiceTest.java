package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.State;
import org.plume.proto.weather.v1.Statistics;
import org.plume.proto.weather.v1.StatisticsRequest;
import org.plume.proto.weather.v1.WeatherServiceGrpc;
import org.plume.weather.Calendar;
import org.plume.weather.Forecaster;
import org.plume.weather.Grid;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;
import org.plume.weather.Variable;

/** A forecaster whose answer is known, over the wire. */
class WeatherServiceTest {

    private static final ServerOptions OPTIONS =
            new ServerOptions("127.0.0.1", 0, false, 1, 4, 1 << 20, 100, 64, 256, 10_000, Duration.ofHours(1));

    private static final AtomicInteger STEPS = new AtomicInteger();

    private static PlumeServer server;
    private static ManagedChannel channel;

    /** x' = x + 1 + z/10 in two variables; of so many points, and each step takes so long. */
    private record Drift(int points, int sleepMs) implements Forecaster {

        @Override
        public Layout layout() {
            return new Layout(
                    List.of(new Variable("u", "m s-1", ""), new Variable("v", "m s-1", "")), new Grid.Ring(points));
        }

        @Override
        public double step() {
            return 0.5;
        }

        @Override
        public int memory() {
            return 2;
        }

        @Override
        public Rollout start(History history, Members members) {
            RandomGenerator[] rngs = members.rngs();
            float[][] states = new float[rngs.length][];
            Arrays.fill(states, history.state(0));
            return () -> {
                STEPS.incrementAndGet();
                pause(sleepMs);
                for (int i = 0; i < states.length; i++) {
                    float[] next = states[i].clone();
                    for (int p = 0; p < next.length; p++) {
                        next[p] += 1 + (float) rngs[i].nextGaussian() / 10;
                    }
                    states[i] = next;
                }
                return states.clone();
            };
        }

        private static void pause(int ms) {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ServedForecaster served(String name, int points, int sleepMs) {
        return new ServedForecaster(
                name, "ab", new Drift(points, sleepMs), Calendar.NONE, entry -> entry != 1, "{}", () -> {});
    }

    @BeforeAll
    static void start() {
        server = PlumeServer.start(
                OPTIONS, ServedModels.of(served("drift", 3, 0), served("slow", 3, 20), served("wide", 20_000, 0)));
        channel = Tiny.channel(server.port());
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        server.close();
    }

    private static ForecastRequest.Builder request(String model, int points) {
        State.Builder state = State.newBuilder();
        for (int k = 0; k < 2 * points; k++) {
            state.addValues(k);
        }
        return ForecastRequest.newBuilder()
                .setModel(model)
                .addHistory(state)
                .addHistory(state)
                .setStart(10)
                .setMembers(4)
                .setLeads(3)
                .setSeed(9);
    }

    private static List<ForecastResponse> forecast(ForecastRequest.Builder request) {
        List<ForecastResponse> all = new ArrayList<>();
        WeatherServiceGrpc.newBlockingStub(channel).forecast(request.build()).forEachRemaining(all::add);
        return all;
    }

    @Test
    void everyMember_comes_withWhatItIs() {
        List<ForecastResponse> answers = forecast(request("drift", 3));
        assertThat(answers).extracting(a -> a.getMember().getNumber()).containsExactly(0, 1, 2, 3);
        assertThat(answers.get(0).getMember().getValuesCount()).isEqualTo(3 * 2 * 3);
        assertThat(answers.get(0).getMember().getValues(2 * 6 + 4)).isCloseTo(7, within(1f));
        assertThat(answers.get(0).getSeed()).isEqualTo(9);
        assertThat(answers.get(0).getModelVersion()).isEqualTo("ab");
        assertThat(answers.get(3).getTiming().getElapsedMs()).isPositive();
    }

    @Test
    void aValueThatTheTrainingNeverHad_mayBeMissing() {
        State land = State.newBuilder()
                .addAllValues(List.of(0f, Float.NaN, 0f, 0f, 0f, 0f))
                .build();
        var values = forecast(request("drift", 3).setHistory(0, land).setHistory(1, land))
                .get(0)
                .getMember()
                .getValuesList();
        assertThat(values.get(1)).isNaN();
        assertThat(values.get(0)).isNotNaN();
    }

    @Test
    void memberK_isTheSameAlone() {
        List<ForecastResponse> all = forecast(request("drift", 3));
        List<ForecastResponse> alone =
                forecast(request("drift", 3).setFirstMember(2).setMembers(1));
        assertThat(alone).hasSize(1);
        assertThat(alone.get(0).getMember()).isEqualTo(all.get(2).getMember());
    }

    @Test
    void subsets_areThoseEntries() {
        var all = forecast(request("drift", 3)).get(1).getMember().getValuesList();
        var some = forecast(request("drift", 3).addVariables("v").addPoints(0).addPoints(2))
                .get(1)
                .getMember()
                .getValuesList();
        assertThat(some).containsExactly(all.get(3), all.get(5), all.get(9), all.get(11), all.get(15), all.get(17));
    }

    @Test
    void statistics_areThoseOfTheMembers() {
        List<ForecastResponse> members = forecast(request("drift", 3).setMembers(21));
        List<ForecastResponse> answers = forecast(request("drift", 3)
                .setMembers(21)
                .setStatistics(StatisticsRequest.newBuilder().addQuantiles(0.5).addThresholds(4.0)));
        assertThat(answers).hasSize(3);
        Statistics second = answers.get(1).getStatistics();
        assertThat(second.getLead()).isEqualTo(2);
        assertThat(second.getTime()).isEqualTo(11);
        assertThat(second.getMembers()).isEqualTo(21);
        double[] column = members.stream()
                .mapToDouble(m -> m.getMember().getValues(6 + 2))
                .sorted()
                .toArray();
        double mean = Arrays.stream(column).average().orElse(0);
        double variance =
                Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum() / 20;
        assertThat(second.getMean(2)).isCloseTo((float) mean, within(1e-5f));
        assertThat(second.getSpread(2)).isCloseTo((float) Math.sqrt(variance), within(1e-5f));
        assertThat(second.getQuantiles(0).getValues(2)).isCloseTo((float) column[10], within(1e-6f));
        assertThat(second.getExceedances(0).getValues(2))
                .isCloseTo(Arrays.stream(column).filter(x -> x > 4).count() / 21f, within(1e-6f));
    }

    /** Messages of 480 kB, of which the reader takes one: what was sent or computed beyond stays bounded. */
    @Test
    void aSlowReader_holdsFewMessages() throws InterruptedException {
        int before = STEPS.get();
        CountDownLatch first = new CountDownLatch(1);
        List<ClientCallStreamObserver<ForecastRequest>> calls = new ArrayList<>();
        WeatherServiceGrpc.newStub(channel)
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
        assertThat((STEPS.get() - before) / 3).isLessThan(12);
        calls.get(0).cancel("enough", null);
    }

    @Test
    void aCancelledCall_stopsWithinAStep() throws InterruptedException {
        Iterator<ForecastResponse> answers;
        try (var context = io.grpc.Context.current().withCancellation()) {
            var stub = WeatherServiceGrpc.newBlockingStub(channel);
            answers = context.wrap(() -> stub.forecast(
                            request("slow", 3).setMembers(1000).setLeads(5).build()))
                    .call();
            assertThat(answers.next().getMember().getNumber()).isZero();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        Thread.sleep(300);
        int then = STEPS.get();
        Thread.sleep(300);
        assertThat(STEPS.get() - then).isLessThanOrEqualTo(1);
    }

    @Test
    void aLateForecast_isCutOff() {
        var stub = WeatherServiceGrpc.newBlockingStub(channel).withDeadlineAfter(400, TimeUnit.MILLISECONDS);
        var answers =
                stub.forecast(request("slow", 3).setMembers(1000).setLeads(5).build());
        assertThatThrownBy(() -> answers.forEachRemaining(a -> {}))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
    }

    @Test
    void aWeatherModel_isListed() {
        var models = ModelServiceGrpc.newBlockingStub(channel)
                .listModels(ListModelsRequest.getDefaultInstance())
                .getModelsList();
        assertThat(models).extracting(m -> m.getKind()).containsOnly("weather");
        assertThat(models).extracting(m -> m.getName()).containsExactly("drift", "slow", "wide");
    }

    static Stream<BadCall> badCalls() {
        StatisticsRequest.Builder statistics = StatisticsRequest.newBuilder();
        return Stream.of(
                new BadCall(
                        "unknown model",
                        calling(request("storm", 3)),
                        Status.Code.NOT_FOUND,
                        "model must be one of the served [drift, slow, wide], was \"storm\""),
                new BadCall(
                        "no model",
                        calling(ForecastRequest.newBuilder()),
                        Status.Code.NOT_FOUND,
                        "model must be one of the served [drift, slow, wide], was \"\""),
                bad(
                        "a short state",
                        request("drift", 2),
                        "history[0].values must have 2 variables x 3 points = 6 entries, had 4"),
                bad(
                        "a long state",
                        request("drift", 4),
                        "history[0].values must have 2 variables x 3 points = 6 entries, had 8"),
                bad(
                        "too little history",
                        request("drift", 3).removeHistory(0),
                        "history must have >= 2 states, the model's memory, had 1"),
                bad(
                        "no history",
                        request("drift", 3).clearHistory(),
                        "history must have >= 2 states, the model's memory, had 0"),
                bad(
                        "an infinite value",
                        request("drift", 3)
                                .setHistory(
                                        1,
                                        State.newBuilder()
                                                .addAllValues(
                                                        List.of(0f, Float.NaN, 0f, Float.POSITIVE_INFINITY, 0f, 0f))),
                        "history[1].values[3] must be finite or NaN, was Infinity"),
                bad(
                        "a missing value that the training had",
                        request("drift", 3)
                                .setHistory(0, State.newBuilder().addAllValues(List.of(0f, 0f, 0f, 0f, Float.NaN, 0f))),
                        "history[0].values[4] must be known, as it was in the states of the training, was NaN"),
                bad(
                        "an unknown variable",
                        request("drift", 3).addVariables("w"),
                        "variables must be of [u, v], was \"w\""),
                bad(
                        "variables out of order",
                        request("drift", 3).addVariables("v").addVariables("u"),
                        "variables must be in the model's order [u, v], were [v, u]"),
                bad(
                        "a variable twice",
                        request("drift", 3).addVariables("u").addVariables("u"),
                        "variables must be in the model's order [u, v], were [u, u]"),
                bad(
                        "a point beyond",
                        request("drift", 3).addPoints(3),
                        "points must rise within [0, 2], was 3 after -1"),
                bad(
                        "a point twice",
                        request("drift", 3).addPoints(1).addPoints(1),
                        "points must rise within [0, 2], was 1 after 1"),
                bad(
                        "a negative point",
                        request("drift", 3).addPoints(-1),
                        "points must rise within [0, 2], was 4294967295 after -1"),
                bad(
                        "negative members",
                        request("drift", 3).setMembers(-1),
                        "members must be in [0, 10000], was 4294967295"),
                bad(
                        "too many members",
                        request("drift", 3).setMembers(10_001),
                        "members must be in [0, 10000], was 10001"),
                bad("negative leads", request("drift", 3).setLeads(-1), "leads must be in [0, "),
                bad(
                        "a negative first member",
                        request("drift", 3).setFirstMember(-1),
                        "first_member must be in [0, 2^31 - 10001], was 4294967295"),
                bad(
                        "a start that is no number",
                        request("drift", 3).setStart(Double.NaN),
                        "start must be finite, was NaN"),
                bad(
                        "a message too large",
                        request("wide", 20_000).setLeads(100),
                        "a message must hold <= 1000000 values, would hold 4000000: ask for fewer leads, variables or"
                                + " points"),
                bad(
                        "statistics of too much",
                        request("wide", 20_000).setMembers(10_000).setStatistics(statistics),
                        "members x variables x points must be <= "),
                bad(
                        "a quantile beyond 1",
                        request("drift", 3).setStatistics(statistics.clone().addQuantiles(2)),
                        "statistics.quantiles must be in [0, 1], was 2.0"),
                bad(
                        "a quantile that is no number",
                        request("drift", 3).setStatistics(statistics.clone().addQuantiles(Double.NaN)),
                        "statistics.quantiles must be in [0, 1], was NaN"),
                bad(
                        "an infinite threshold",
                        request("drift", 3).setStatistics(statistics.clone().addThresholds(Double.NEGATIVE_INFINITY)),
                        "statistics.thresholds must be finite, was -Infinity"));
    }

    private static BadCall bad(String what, ForecastRequest.Builder request, String message) {
        return BadCall.invalid(what, message, calling(request));
    }

    private static Callable<?> calling(ForecastRequest.Builder request) {
        return () -> forecast(request);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCalls")
    void everyBadCall_isRefusedByNameAndTheServerLives(BadCall bad) {
        bad.assertRefused();
        assertThat(forecast(request("drift", 3).setMembers(1))).isNotEmpty();
    }
}
