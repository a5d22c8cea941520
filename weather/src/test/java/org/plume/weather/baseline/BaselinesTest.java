package org.plume.weather.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.weather.Forecaster;
import org.plume.weather.ForecasterContract;
import org.plume.weather.Grid;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Processes;
import org.plume.weather.Rollout;
import org.plume.weather.States;
import org.plume.weather.Variable;
import org.plume.weather.system.Lorenz96;
import org.plume.weather.system.RungeKutta4;
import org.plume.weather.task.Evaluation;
import org.plume.weather.task.Series;
import org.plume.weather.verify.Bootstrap;
import org.plume.weather.verify.EnsembleScores;

final class BaselinesTest {

    private static final double PHI = 0.8;
    private static final int LEADS = 3;
    /** The fair CRPS of the best forecast of a normal distribution of deviation 1: 1 / sqrt(pi). */
    private static final double BEST = 1 / Math.sqrt(Math.PI);

    private static final States STATES = Processes.autoregressive(6, PHI, 3000, 4);
    private static final Library LIBRARY = Library.of(STATES.between(0, 2000), 0, 2, LEADS);
    private static final Series TEST = Series.of(STATES, 2000, 2900, 5);

    static Stream<Forecaster> all() {
        return Stream.of(
                new Climatology(LIBRARY, 10),
                new Persistence(STATES.layout(), 1),
                new DressedPersistence(LIBRARY),
                new Analog(LIBRARY, 10, 10, false),
                new Analog(LIBRARY, 10, 10, true),
                new DressedRegression(LIBRARY, 6));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyMember_isItsOwn(Forecaster forecaster) {
        ForecasterContract.memberIsItsOwn(forecaster, new History(STATES, 2100), LEADS);
    }

    private static List<EnsembleScores> scores(Forecaster forecaster) {
        return new Evaluation(40, LEADS, 10, 1).of(forecaster, TEST, Bootstrap.NONE, done -> {});
    }

    @Test
    void climatology_hasTheSpreadOfTheProcess() {
        EnsembleScores lead1 = scores(new Climatology(LIBRARY, 10)).get(0);
        assertThat(lead1.fairCrps().value()).isCloseTo(BEST, within(0.03));
        assertThat(lead1.ssr().value()).isCloseTo(1, within(0.05));
    }

    @Test
    void dressedOnes_areTheBestForecastOfAnAutoregressiveProcess() {
        for (Forecaster forecaster : List.of(new DressedPersistence(LIBRARY), new DressedRegression(LIBRARY, 6))) {
            List<EnsembleScores> scores = scores(forecaster);
            for (int lead = 1; lead <= LEADS; lead++) {
                double deviation = Math.sqrt(1 - Math.pow(PHI, 2 * lead));
                assertThat(scores.get(lead - 1).fairCrps().value()).isCloseTo(BEST * deviation, within(0.03));
                assertThat(scores.get(lead - 1).ssr().value()).isCloseTo(1, within(0.06));
            }
        }
    }

    @Test
    void persistence_isTheStart() {
        float[][] next = new Persistence(STATES.layout(), 1)
                .start(new History(STATES, 7), Members.of(0, 7, 0, 2))
                .next();
        assertThat(next[1]).isEqualTo(STATES.rows()[7]);
    }

    @Test
    void analog_isWhatFollowedOnTheNearest() {
        float[][] next = new Analog(LIBRARY, 5, 10, false)
                .start(new History(STATES, 500), Members.of(0, 500, 0, 2))
                .next();
        assertThat(next[0]).containsExactly(STATES.rows()[501], within(1e-5f));
        assertThat(next[1]).isNotEqualTo(next[0]);
    }

    @Test
    void leadBeyondTheLibrarysSegments_isRefused() {
        Rollout rollout = new DressedPersistence(LIBRARY).start(new History(STATES, 2100), Members.of(0, 0, 0, 1));
        for (int lead = 0; lead < LEADS; lead++) {
            rollout.next();
        }
        assertThatThrownBy(rollout::next).hasMessageContaining("leads must be <= 3");
    }

    @Test
    void climatologyOfDays_drawsTheSameSeasonAndKeepsWhatIsUnknown() {
        States days = Processes.seasonal(2, 3, 1461, 5);
        Library library = Library.of(days, 2, 1, 2);
        float[][] next = new Climatology(library, 5)
                .start(new History(days, 40), Members.of(0, 40, 0, 60))
                .next();
        double mean = 0;
        for (float[] member : next) {
            assertThat(member[0]).isNaN();
            mean += member[1] / next.length;
        }
        assertThat(mean).isCloseTo(library.climate().at(days.times()[41])[1], within(1.6));
    }

    @Test
    void perturbedModel_withoutPerturbation_isTheTruth() {
        RungeKutta4 model = new RungeKutta4(Lorenz96.CLASSIC, Lorenz96.DT);
        Layout layout = new Layout(List.of(new Variable("x", "1", "x")), new Grid.Ring(40));
        double[][] truth = model.trajectory(Lorenz96.CLASSIC.start(), 500, 2, 2);
        float[] start = new float[40];
        double[] rounded = new double[40];
        for (int j = 0; j < 40; j++) {
            start[j] = (float) truth[0][j];
            rounded[j] = start[j];
        }
        States states = new States(layout, STATES.calendar(), new double[] {0}, new float[][] {start});
        PerturbedModel limit = new PerturbedModel(layout, 0.1, model, 2, PerturbedModel.around(0));
        model.advance(rounded, 2);
        float[] next =
                limit.start(new History(states, 0), Members.of(0, 0, 0, 1)).next()[0];
        assertThat((double) next[3]).isCloseTo(rounded[3], within(1e-5));
        PerturbedModel perturbed = new PerturbedModel(layout, 0.1, model, 2, PerturbedModel.around(0.1));
        ForecasterContract.memberIsItsOwn(perturbed, new History(states, 0), 2);
    }
}
