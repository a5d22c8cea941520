package org.plume.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.arm.Cylinder;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.generative.Streams;
import org.plume.policy.Situation;
import org.plume.policy.Specs;
import org.plume.policy.Tracking;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.mode.PathDistances;

class PlannerTest {

    private static final double[] NOW = {0, 0, 0, 0};

    @TempDir
    Path folder;

    private Policy policy;
    private Planner planner;

    @BeforeEach
    void load() {
        policy = Policy.load(Folders.random(folder.resolve("m"), "m", Specs.plane(), 0.1));
        planner = new Planner(policy);
    }

    @AfterEach
    void close() {
        policy.close();
    }

    private static Situation among(Obstacle... obstacles) {
        return new Situation(List.of(NOW), null, List.of(obstacles));
    }

    private static Obstacle pillar(double x, double y, double radius) {
        return Cylinder.upright(new Vector3D(x, y, 0.1), radius, 1);
    }

    private Plan plan(Situation situation, CostWeights weights, List<double[]> chosen) {
        return planner.plan(new PlanRequest(
                situation, 32, weights, chosen, Continuation.NONE, false, Effort.DEFAULT, new Streams(1)));
    }

    @Test
    void theBest_isTheFeasibleOneOfLeastCost() {
        Situation situation = among(pillar(0.1, 0, 0.03));
        Plan plan = plan(situation, CostWeights.DEFAULT, List.of());
        int best = plan.best().orElseThrow();

        assertThat(plan.candidates()).anyMatch(c -> !c.assessment().feasible());
        for (Candidate c : plan.candidates()) {
            if (c.assessment().feasible()) {
                assertThat(plan.candidates().get(best).assessment().terms().total(CostWeights.DEFAULT))
                        .isLessThanOrEqualTo(c.assessment().terms().total(CostWeights.DEFAULT));
            }
        }
        assertThat(plan.candidates().get(best).assessment().feasible()).isTrue();
    }

    @Test
    void withoutWeights_theBestIsTheFirstFeasible() {
        Plan plan = plan(among(pillar(0.1, 0, 0.03)), CostWeights.NONE, List.of());
        int first = 0;
        while (!plan.candidates().get(first).assessment().feasible()) {
            first++;
        }
        assertThat(plan.best()).hasValue(first);
    }

    @Test
    void walledIn_thereIsNoBestAndTheAnswerSaysWhy() {
        List<Obstacle> wall = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            wall.add(pillar(0.06 * Math.cos(i * Math.PI / 8), 0.06 * Math.sin(i * Math.PI / 8), 0.02));
        }
        Plan plan = plan(among(wall.toArray(Obstacle[]::new)), CostWeights.DEFAULT, List.of());

        assertThat(plan.best()).isEmpty();
        assertThat(plan.reason())
                .isEqualTo("none of 32 trajectories is feasible: 32 come too near to a known obstacle");
    }

    @Test
    void theModes_coverAllCandidates() {
        Plan plan = plan(among(), CostWeights.DEFAULT, List.of());

        assertThat(plan.modes().stream().mapToDouble(m -> m.share()).sum()).isEqualTo(1);
        for (int m = 0; m < plan.modes().size(); m++) {
            assertThat(plan.candidates()
                            .get(plan.modes().get(m).representative())
                            .mode())
                    .isEqualTo(m);
        }
    }

    @Test
    void theGoal_countsByItsWeight() {
        Situation situation = new Situation(List.of(NOW), new LineGoal(1), List.of());
        Plan plan = plan(situation, new CostWeights(0, 0, 0, 1, 0, 0), List.of());
        double best = plan.candidates().get(plan.best().orElseThrow()).chunk().path()[7][1];

        for (Candidate c : plan.candidates()) {
            assertThat(c.chunk().path()[7][1]).isLessThanOrEqualTo(best);
        }
    }

    @Test
    void everyWrongRequest_isRefusedByName() {
        assertThatThrownBy(() -> PlanRequest.of(among(), 0, new Streams(1))).hasMessage("samples must be >= 1, was 0");
        assertThatThrownBy(() -> planner.plan(PlanRequest.of(among(), 65, new Streams(1))))
                .hasMessage("samples must be in [1, 64], was 65");
        assertThatThrownBy(() -> plan(among(), CostWeights.DEFAULT, List.of(new double[3])))
                .hasMessage("chosen must have 2 columns, the coordinates of a path, had 3");
        assertThatThrownBy(() -> new CostWeights(0, -1, 0, 0, 0, 0))
                .hasMessage("weights.path_length must be >= 0 and finite, was -1.0");
    }

    @Test
    void theRecedingHorizon_executesTheHeadOfTheBest() {
        RecedingHorizon driver = new RecedingHorizon(planner, 32, CostWeights.NONE, 0, new Streams(5));
        Obstacle pillar = pillar(0, 0.05, 0.02);

        double[][] actions = driver.next(List.of(NOW, NOW, NOW), null, List.of(pillar));

        assertThat(actions).hasDimensions(4, 2);
        Plan plan = driver.last();
        assertThat(plan).isNotNull();
        if (plan != null) {
            double[][] all =
                    plan.candidates().get(plan.best().orElseThrow()).chunk().actions();
            assertThat(actions).isDeepEqualTo(Arrays.copyOfRange(all, 1, 5));
        }
    }

    @Test
    void whereNothingIsFeasible_theRecedingHorizonHoldsStill() {
        List<Obstacle> wall = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            wall.add(pillar(0.06 * Math.cos(i * Math.PI / 8), 0.06 * Math.sin(i * Math.PI / 8), 0.02));
        }
        RecedingHorizon driver = new RecedingHorizon(planner, 8, CostWeights.NONE, 0, new Streams(5));

        assertThat(driver.next(List.of(NOW), null, wall)).isDeepEqualTo(new double[][] {{0, 0}});
    }

    /** At once where it is sent, but 0.1 m farther along x. */
    private static final Tracking ASIDE =
            new Tracking(List.of(new Tracking.Response("x", 0, 0, 0.1), new Tracking.Response("y", 0, 0, 0)));

    private Planner tracked(Tracking tracking) {
        policy.close();
        policy = Policy.load(Folders.random(folder.resolve("t"), "t", Specs.plane(), 0.01, tracking));
        return new Planner(policy);
    }

    @Test
    void whereABodyFollowsBesideItsPath_itIsJudgedByWhereItWillBe() {
        Planner aside = tracked(ASIDE);
        PlanRequest onThePath = PlanRequest.of(among(pillar(0, 0.06, 0.03)), 32, new Streams(1));
        PlanRequest onTheBody = PlanRequest.of(among(pillar(0.13, 0, 0.03)), 32, new Streams(1));

        assertThat(aside.plan(onThePath).candidates())
                .allMatch(c -> c.assessment().feasible());
        assertThat(aside.plan(onTheBody).candidates())
                .noneMatch(c -> c.assessment().feasible());
    }

    @Test
    void aTracking_isKeptByTheFolder() {
        assertThat(tracked(ASIDE).policy().description().tracking()).isEqualTo(ASIDE);
    }

    @Test
    void theModeOfThePathChosenBefore_isKeptWhereSomeAreOnItsSideOfTheObstacles() {
        Plan free = plan(among(), CostWeights.NONE, List.of());
        assertThat(free.keepsMode()).as("nothing was chosen").isFalse();
        double[][] path =
                free.candidates().get(free.best().orElseThrow()).chunk().path();
        List<double[]> same = Arrays.asList(path).subList(free.firstStep(), path.length);
        List<double[]> beyond =
                same.stream().map(row -> new double[] {row[0] + 1, row[1]}).toList();
        double[] end = same.get(same.size() - 1);
        Situation between = among(pillar(end[0] + 0.5, end[1], 0.2));

        assertThat(plan(between, CostWeights.NONE, same).keepsMode()).isTrue();
        assertThat(plan(between, CostWeights.NONE, beyond).keepsMode()).isFalse();
        assertThat(plan(among(), CostWeights.NONE, beyond).keepsMode())
                .as("nothing is between")
                .isTrue();
    }

    @Test
    void thePathChosenBefore_isJudgedAgain() {
        List<double[]> chosen = List.of(new double[] {0, 0.02}, new double[] {0, 0.04});

        assertThat(plan(among(), CostWeights.NONE, chosen).chosenFeasible()).isTrue();
        assertThat(plan(among(pillar(0, 0.08, 0.03)), CostWeights.NONE, chosen).chosenFeasible())
                .isFalse();
        assertThat(plan(among(), CostWeights.NONE, List.of()).chosenFeasible()).isFalse();
    }

    @Test
    void whereNothingNewIsFeasible_theRecedingHorizonGoesOnAsBefore_aStepAtATime() {
        Streams streams = new Streams(5);
        RecedingHorizon driver = new RecedingHorizon(planner, 1, CostWeights.NONE, 0, streams);
        driver.next(List.of(NOW), null, List.of());
        double[][] path = driver.answers().get(0).candidates().get(0).chunk().path();
        double[][] rest = {path[4], path[5], path[6], path[7]};
        double[] now = {path[4][0], path[4][1], path[4][0], path[4][1]};
        List<Obstacle> inTheWay = new ArrayList<>();
        for (int asked = 1; asked <= 4; asked++) {
            Situation next = Situation.of(List.of(now));
            double[][] drawn = planner.plan(PlanRequest.of(next, 1, streams.child(asked)))
                    .candidates()
                    .get(0)
                    .chunk()
                    .path();
            double[] away = Arrays.stream(drawn, 1, drawn.length)
                    .max(Comparator.comparingDouble(row -> nearest(row, rest)))
                    .orElseThrow();
            inTheWay.add(pillar(away[0], away[1], 0.001));
        }

        double[][] actions = driver.next(List.of(now), null, inTheWay);

        assertThat(driver.answers()).hasSize(4).noneMatch(plan -> plan.best().isPresent());
        assertThat(actions).hasDimensions(1, 2);
        assertThat(actions[0][0]).isCloseTo(path[5][0] - now[0], within(1e-12));
        assertThat(actions[0][1]).isCloseTo(path[5][1] - now[1], within(1e-12));
    }

    /** From a point to a polyline. */
    private static double nearest(double[] p, double[][] line) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.length; i++) {
            for (int k = 0; k <= 100; k++) {
                double u = k / 100.0;
                double x = (1 - u) * line[i - 1][0] + u * line[i][0];
                double y = (1 - u) * line[i - 1][1] + u * line[i][1];
                least = Math.min(least, Math.hypot(p[0] - x, p[1] - y));
            }
        }
        return least;
    }

    @Test
    void aDistanceOverSharedSteps_ignoresTheRest() {
        double[][] a = {{0, 0}, {1, 0}, {9, 9}};
        double[][] b = {{0, 1}, {1, 1}};

        assertThat(PathDistances.between(a, b)).isEqualTo(1);
    }
}
