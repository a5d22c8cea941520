package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plume.server.Drift.request;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.State;
import org.plume.proto.weather.v1.Statistics;
import org.plume.proto.weather.v1.StatisticsRequest;

/** A forecaster whose answer is known, over the wire. */
class WeatherServiceTest {

    @RegisterExtension
    static final Serving SERVING = Drift.serving();

    private static List<ForecastResponse> forecast(ForecastRequest.Builder request) {
        return Drift.forecast(SERVING.channel(), request);
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

    @Test
    void aWeatherModel_isListed() {
        var models = ModelServiceGrpc.newBlockingStub(SERVING.channel())
                .listModels(ListModelsRequest.getDefaultInstance())
                .getModelsList();
        assertThat(models).extracting(m -> m.getKind()).containsOnly("weather");
        assertThat(models).extracting(m -> m.getName()).containsExactly("drift", "slow", "wide");
    }
}
