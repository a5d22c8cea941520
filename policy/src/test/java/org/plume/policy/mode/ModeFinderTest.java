package org.plume.policy.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.generative.Streams;

class ModeFinderTest {

    private static final double OPEN = Double.POSITIVE_INFINITY;

    /** n paths of 10 steps along y that fan out to x = centre + N(0, spread^2). */
    private static double[][][] fan(int n, double centre, double spread, RandomGenerator rng) {
        double[][][] paths = new double[n][10][2];
        for (double[][] path : paths) {
            double end = centre + spread * rng.nextGaussian();
            for (int k = 0; k < path.length; k++) {
                path[k] = new double[] {end * (k + 1) / path.length, 0.1 * (k + 1)};
            }
        }
        return paths;
    }

    private static double[][][] join(double[][][]... groups) {
        return Arrays.stream(groups).flatMap(Arrays::stream).toArray(double[][][]::new);
    }

    private static boolean[] all(int n) {
        boolean[] feasible = new boolean[n];
        Arrays.fill(feasible, true);
        return feasible;
    }

    /** Two fans about a disc, and paths of fewer steps. */
    @Test
    void aPath_isTogetherWithThoseOnItsSideOfTheObstacles() {
        ToDoubleFunction<double[]> disc = p -> Math.hypot(p[0], p[1] - 0.7) - 0.1;
        RandomGenerator rng = new Streams(1).at(0);
        double[][][] left = fan(8, -0.4, 0.02, rng);
        double[][][] right = fan(8, 0.4, 0.02, rng);

        assertThat(ModeFinder.together(left[0], left, disc)).isTrue();
        assertThat(ModeFinder.together(left[0], right, disc)).isFalse();
        assertThat(ModeFinder.together(left[0], join(right, left), disc)).isTrue();
        assertThat(ModeFinder.together(Arrays.copyOf(left[0], 3), right, disc))
                .as("before the disc")
                .isTrue();
        assertThat(ModeFinder.together(fan(1, 0, 0, rng)[0], right, disc))
                .as("through the disc")
                .isTrue();
        assertThat(ModeFinder.together(left[0], right, p -> OPEN)).isTrue();
    }

    /** Over 200 seeds a single fan was split in fewer than 1 of 100. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void oneFan_isOneMode(long seed) {
        double[][][] paths = fan(64, 0, 0.2, new Streams(seed).at(0));

        assertThat(ModeFinder.find(paths, all(64), p -> OPEN).modes()).hasSize(1);
    }

    @Test
    void oneFan_isSplitInFewerThanOneOfAHundred() {
        int split = 0;
        for (int seed = 0; seed < 200; seed++) {
            double[][][] paths = fan(32, 0, 0.2, new Streams(seed).at(0));
            split += ModeFinder.find(paths, all(32), p -> OPEN).modes().size() > 1 ? 1 : 0;
        }
        assertThat(split).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void threeFansApart_areThreeModesWithTheirShares(long seed) {
        RandomGenerator rng = new Streams(seed).at(0);
        double[][][] paths = join(fan(32, -0.5, 0.03, rng), fan(8, 0.5, 0.03, rng), fan(24, 0, 0.03, rng));

        Modes modes = ModeFinder.find(paths, all(64), p -> OPEN);

        assertThat(modes.modes()).extracting(Mode::share).containsExactly(0.5, 0.375, 0.125);
        assertThat(Arrays.stream(modes.of(), 0, 32)).containsOnly(0);
        assertThat(Arrays.stream(modes.of(), 32, 40)).containsOnly(2);
        assertThat(Arrays.stream(modes.of(), 40, 64)).containsOnly(1);
    }

    @Test
    void theRepresentative_isTheMedoid() {
        double[][][] paths = new double[5][][];
        for (int i = 0; i < 5; i++) {
            paths[i] = new double[][] {{i, 0}, {2.0 * i, 1}};
        }
        assertThat(ModeFinder.find(paths, all(5), p -> OPEN).modes().get(0).representative())
                .isEqualTo(2);
    }

    @Test
    void aKnownObstacle_separatesWhatPassesItOnEitherSide() {
        RandomGenerator rng = new Streams(9).at(0);
        double[][][] paths = fan(64, 0, 0.25, rng);
        ToDoubleFunction<double[]> openness = p -> Math.hypot(p[0], p[1] - 0.8) - 0.02;
        boolean[] feasible = new boolean[64];
        for (int i = 0; i < 64; i++) {
            feasible[i] = Arrays.stream(paths[i]).allMatch(p -> openness.applyAsDouble(p) > 0);
        }

        Modes modes = ModeFinder.find(paths, feasible, openness);

        assertThat(modes.modes()).hasSize(2);
        int left = -1;
        for (int i = 0; i < 64; i++) {
            if (feasible[i] && paths[i][9][0] < 0) {
                left = left < 0 ? modes.of()[i] : left;
                assertThat(modes.of()[i]).isEqualTo(left);
            } else if (feasible[i]) {
                assertThat(modes.of()[i]).isNotEqualTo(left);
            }
        }
    }

    @Test
    void aPathThatMayNotBeTaken_belongsToTheNearestThatMay() {
        RandomGenerator rng = new Streams(4).at(0);
        double[][][] paths = join(fan(10, -0.5, 0.02, rng), fan(10, 0.5, 0.02, rng), fan(1, 0.3, 0, rng));
        boolean[] feasible = all(21);
        feasible[20] = false;

        Modes modes = ModeFinder.find(paths, feasible, p -> OPEN);

        assertThat(modes.of()[20]).isEqualTo(modes.of()[10]);
        assertThat(modes.modes().get(modes.of()[20]).feasibleShare()).isCloseTo(10 / 11.0, within(1e-12));
    }

    @Test
    void withoutAFeasiblePath_modesAreStillTold() {
        RandomGenerator rng = new Streams(4).at(0);
        double[][][] paths = join(fan(10, -0.5, 0.02, rng), fan(10, 0.5, 0.02, rng));

        Modes modes = ModeFinder.find(paths, new boolean[20], p -> OPEN);

        assertThat(modes.modes()).extracting(Mode::feasibleShare).containsExactly(0.0, 0.0);
    }

    @Test
    void onePath_isOneMode() {
        assertThat(ModeFinder.find(new double[][][] {{{0, 0}}}, all(1), p -> OPEN)
                        .modes())
                .containsExactly(new Mode(1, 0, 1));
    }

    @Test
    void equalPaths_areOneMode() {
        double[][][] paths = new double[8][][];
        Arrays.fill(paths, new double[][] {{0, 0}, {1, 1}});

        assertThat(ModeFinder.find(paths, all(8), p -> OPEN).modes()).hasSize(1);
    }
}
