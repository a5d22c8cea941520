package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.server.Drift.request;

import io.grpc.Status;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.State;
import org.plume.proto.weather.v1.StatisticsRequest;

/** Forecasts that cannot be asked for. */
class WeatherBadCallsTest {

    @RegisterExtension
    static final Serving SERVING = Drift.serving();

    private static List<ForecastResponse> forecast(ForecastRequest.Builder request) {
        return Drift.forecast(SERVING.channel(), request);
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
