package org.plume.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.plume.policy.Chunk;
import org.plume.policy.cost.Assessment;
import org.plume.policy.cost.Assessment.Violation;
import org.plume.policy.cost.CostTerms;
import org.plume.policy.cost.CostWeights;

/** Paths along x = constant; mode 0 at x = 0, mode 1 at x = 1. The first of the four steps lies in the past. */
class ChoiceTest {

    private static final Choice CHOICE = new Choice(new CostWeights(0, 1, 0, 0, 0, 0), 1);

    private static Candidate candidate(double x, int mode, double length, Violation violation) {
        double[][] path = {{9, 9}, {x, 1}, {x, 2}, {x, 3}};
        CostTerms terms = new CostTerms(0, length, 0, 0, 0, 0);
        return new Candidate(new Chunk(path, path), new Assessment(terms, 1, violation), mode, OptionalDouble.empty());
    }

    private static final List<Candidate> CANDIDATES = List.of(
            candidate(0, 0, 5, Violation.NONE),
            candidate(0.1, 0, 1, Violation.OBSTACLE),
            candidate(1, 1, 4, Violation.NONE),
            candidate(0.2, 0, 6, Violation.NONE));

    private static List<double[]> along(double x) {
        return List.of(new double[] {x, 1}, new double[] {x, 2});
    }

    @Test
    void withoutAPast_theCheapestFeasibleWins() {
        assertThat(CHOICE.best(CANDIDATES, List.of())).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void theChosenMode_staysChosen() {
        assertThat(CHOICE.best(CANDIDATES, along(0.12))).isEqualTo(OptionalInt.of(0));
        assertThat(CHOICE.best(CANDIDATES, along(0.9))).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void aChosenModeWithoutAFeasiblePath_isLeft() {
        List<Candidate> blocked = List.of(candidate(0, 0, 5, Violation.OBSTACLE), CANDIDATES.get(1), CANDIDATES.get(2));

        assertThat(CHOICE.best(blocked, along(0))).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void theInfeasible_isNeverBest() {
        List<Candidate> bad = List.of(
                candidate(0, 0, 5, Violation.OBSTACLE),
                candidate(0, 0, 5, Violation.VELOCITY),
                candidate(0, 0, 5, Violation.OBSTACLE));

        assertThat(CHOICE.best(bad, List.of())).isEmpty();
        assertThat(Choice.reason(bad.stream().map(Candidate::assessment).toList()))
                .isEqualTo("none of 3 trajectories is feasible: 1 leave a velocity limit,"
                        + " 2 come too near to a known obstacle");
    }

    @Test
    void equalCosts_goToTheFirst() {
        List<Candidate> equal = Arrays.asList(
                candidate(0, 0, 5, Violation.OBSTACLE),
                candidate(1, 1, 5, Violation.NONE),
                candidate(0, 0, 5, Violation.NONE));

        assertThat(new Choice(CostWeights.NONE, 1).best(equal, List.of())).hasValue(1);
    }
}
