package org.plume.weather.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Processes;
import org.plume.weather.States;
import org.plume.weather.Variable;
import org.plume.weather.system.TwoScaleData;
import org.plume.weather.verify.Bootstrap;
import org.plume.weather.verify.RankHistogram;

final class TasksTest {

    @Test
    void twoScaleWindows_arePartedInOrder() {
        TwoScaleData data = new TwoScaleData(new double[TwoScaleData.STATES][264]);
        assertThat(data.train().size()).isEqualTo(11_994 + 10);
        assertThat(data.validation()).containsExactly(11_994 + 9, 11_994 + 3998 + 9);
        assertThat(data.test()[1] - data.test()[0]).isEqualTo(3998);
        assertThat(data.test()[1]).isEqualTo(TwoScaleData.STATES - 1);
    }

    @Test
    void gridTask_partsByTheYearOfTheForecast() {
        States states = Processes.seasonal(3, 4, 1461, 2);
        WeatherTask task = WeatherTasks.of("slp", states, Years.lastOf(2001, 2004));
        assertThat(task.train().size()).isEqualTo(1095);
        int first = task.test().starts()[0];
        History history = task.test().history(first);
        assertThat(states.calendar().year(history.time())).isEqualTo(2003);
        assertThat(states.calendar().year(states.times()[first + 1])).isEqualTo(2004);
        assertThat(task.test().starts()).hasSize(366);
        assertThat(task.baselines().keySet()).contains("climatology", "dressed linear regression");
    }

    @Test
    void covariancesBeyondMemory_areRefused_beforeTheyAreMade() {
        Layout layout = new Layout(
                List.of(new Variable("wind", "m s-1", "wind")),
                new Grid.Stations(
                        IntStream.range(0, 200_000).mapToObj(k -> "s" + k).toList()));
        States states = new States(layout, Calendar.GREGORIAN, new double[] {11_323, 11_324}, new float[2][200_000]);
        assertThatThrownBy(() -> WeatherTasks.of("wind", states, Years.lastOf(2001, 2002)))
                .hasMessageStartingWith("covariances of 200000 entries must fit into memory, needs 1600.0 GB where ")
                .hasMessageContaining("name fewer variables or points");
    }

    @Test
    void yearsThatOverlap_areRefused() {
        assertThatThrownBy(() -> new Years(2001, 2007, 2007, 2008, 2008, 2008))
                .hasMessageContaining("must not be among those to train");
        assertThat(Years.parse("--x", "2001-2007")).containsExactly(2001, 2007);
        assertThatThrownBy(() -> Years.parse("--x", "a")).hasMessageContaining("--x must be like");
    }

    /** An ensemble whose spread is twice what it should be gets the factor 1/2. */
    @Test
    void calibration_findsTheFactor() {
        States states = Processes.autoregressive(6, 0, 2000, 7);
        double spread = new Calibration(30, 6000, 0.1, 10, 0.01)
                .spread(factor -> new Noise(states.layout(), 2 * factor), Series.of(states, 0, 500, 1), 2, 3);
        assertThat(spread).isCloseTo(0.5, within(0.03));
    }

    /** One start in 20 errs six times as far: the root of the mean square is 1.66, which would be too wide for all others. */
    @Test
    void calibration_followsTheUsualStart() {
        States states = Processes.autoregressive(6, 0, 2000, 7);
        for (int t = 0; t < states.size(); t += 20) {
            for (int j = 0; j < 6; j++) {
                states.rows()[t][j] *= 6;
            }
        }
        Series starts = Series.of(states, 0, 500, 1);
        double spread = Calibration.DEFAULT.spread(factor -> new Noise(states.layout(), factor), starts, 1, 3);
        assertThat(spread).isBetween(1.0, 1.2);
        RankHistogram ranks = new Evaluation(49, 1, 1, 4)
                .of(new Noise(states.layout(), spread), starts, Bootstrap.NONE, done -> {})
                .get(0)
                .ranksOfFirstPoint();
        assertThat(ranks.flatness(ranks.bins(20))).isGreaterThan(0.01);
    }

    @Test
    void statesWithoutTruth_areLeftAsTrained() {
        States states = Processes.autoregressive(2, 0, 50, 7);
        for (float[] row : states.rows()) {
            Arrays.fill(row, Float.NaN);
        }
        assertThat(Calibration.DEFAULT.spread(
                        factor -> new Noise(states.layout(), factor), Series.of(states, 0, 40, 1), 2, 3))
                .isEqualTo(1);
    }

    @Test
    void validation_seesNoStateOfTheYearsAfter() {
        States states = Processes.seasonal(3, 4, 1461, 2);
        WeatherTask task = WeatherTasks.of("slp", states, new Years(2001, 2002, 2003, 2003, 2004, 2004));
        States truth = task.validation().truth();
        assertThat(states.calendar().year(truth.times()[truth.size() - 1])).isEqualTo(2003);
        assertThat(task.validation().starts()).hasSize(365);
    }
}
