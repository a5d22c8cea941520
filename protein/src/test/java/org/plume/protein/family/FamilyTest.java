package org.plume.protein.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;

class FamilyTest {

    @Test
    void everyPair_isNearExactlyWhenItsColumnsAre() {
        byte[][] rows = random(60, 131, 0.3);
        for (double identity : new double[] {0.5, 0.62, 0.8, 1}) {
            Similarity fast = new ColumnIdentity(rows, identity);
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows.length; j++) {
                    int same = 0;
                    for (int c = 0; c < 131; c++) {
                        same += rows[i][c] == rows[j][c] ? 1 : 0;
                    }
                    assertThat(fast.near(i, j)).isEqualTo(same >= identity * 131);
                    assertThat(new ColumnIdentity(rows, identity).identity(i, j))
                            .isCloseTo(same / 131.0, within(1e-12));
                }
            }
        }
    }

    @Test
    void everyWeight_isOneOverTheNeighbours() {
        Family family = Family.of(
                "f",
                List.of(
                        Sequence.of("a", "AAAAAAAAAA"),
                        Sequence.of("b", "AAAAAAAACC"),
                        Sequence.of("c", "AAAAAACCCC"),
                        Sequence.of("d", "WWWWWWWWWW")));
        Neighbourhood n = Neighbourhood.of(Similarity.of(family, 0.8), done -> {});
        assertThat(n.weights()).containsExactly(1.0 / 2, 1.0 / 3, 1.0 / 2, 1.0);
        assertThat(n.clusters()).containsExactly(0, 0, 0, 3);
        assertThat(n.effectiveNumber()).isCloseTo(7.0 / 3, within(1e-12));
    }

    @Test
    void everySplit_keepsClustersWhole() {
        byte[][] rows = random(400, 60, 0.12);
        Neighbourhood n = Neighbourhood.of(new ColumnIdentity(rows, 0.8), done -> {});
        Split split = Split.byCluster(n, 0.1, 0.1, new Streams(3));
        Set<Integer> all = new HashSet<>();
        List<Set<Integer>> clusters = new ArrayList<>();
        for (int[] part : List.of(split.training(), split.validation(), split.test())) {
            Set<Integer> found = new HashSet<>();
            for (int i : part) {
                all.add(i);
                found.add(n.clusters()[i]);
            }
            clusters.add(found);
        }
        assertThat(all).hasSize(400);
        assertThat(clusters.get(0)).doesNotContainAnyElementsOf(clusters.get(1));
        assertThat(clusters.get(0)).doesNotContainAnyElementsOf(clusters.get(2));
        assertThat(clusters.get(1)).doesNotContainAnyElementsOf(clusters.get(2));
        assertThat(Split.byCluster(n, 0.1, 0.1, new Streams(3)).test()).isEqualTo(split.test());
    }

    @Test
    void everyUselessFamily_isRefused() {
        Family one = new Family("one", List.of(Sequence.of("a", "ACDE")), false);
        assertThatIllegalArgumentException()
                .isThrownBy(one::requireTrainable)
                .withMessage("family one must have >= 2 sequences to train on, has 1");
        Family same = new Family("same", List.of(Sequence.of("a", "ACDE"), Sequence.of("b", "ACDE")), false);
        assertThatIllegalArgumentException()
                .isThrownBy(same::requireTrainable)
                .withMessage("family same must have different sequences to train on, its 2 are all identical");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Family("none", List.of(), true))
                .withMessage("family none must have sequences, has none");
    }

    @Test
    void everyMutatedCopy_sharesWordsWithItsOrigin() {
        byte[][] rows = random(2, 200, 0);
        byte[][] pair = {rows[0], rows[0].clone(), random(1, 190, 1)[0]};
        for (int i = 0; i < 200; i += 20) {
            pair[1][i] = (byte) ((pair[1][i] + 1) % 20);
        }
        Similarity words = new SharedWords(pair, 0.8);
        assertThat(words.near(0, 1)).isTrue();
        assertThat(words.near(0, 2)).isFalse();
    }

    @Test
    void thePdzFamily_isWorthWhatWasPublished() {
        Path file = Path.of(System.getProperty("plume.shared", "../shared"), "data/protein/PF00595_mgap6.fasta.gz");
        Assumptions.assumeTrue(Files.exists(file), "no shared data at " + file);
        Family pdz = Family.read(file, null).deduplicated();
        Neighbourhood n = Neighbourhood.of(Similarity.of(pdz, 0.8), done -> {});
        assertThat(n.effectiveNumber()).isCloseTo(3978, within(40.0));
        FamilyStatistics s = FamilyStatistics.of(pdz);
        assertThat(s.columns()).isEqualTo(82);
        assertThat(s.gapShare()).isBetween(0.02, 0.2);
    }

    /** Rows around a few centres, each column changed with the probability. */
    private static byte[][] random(int n, int columns, double change) {
        RandomGenerator rng = new Streams(7).at(0);
        byte[][] centres = new byte[Math.max(1, n / 4)][columns];
        for (byte[] centre : centres) {
            for (int c = 0; c < columns; c++) {
                centre[c] = (byte) rng.nextInt(Alphabet.SYMBOLS);
            }
        }
        byte[][] rows = new byte[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = centres[rng.nextInt(centres.length)].clone();
            for (int c = 0; c < columns; c++) {
                if (rng.nextDouble() < change) {
                    rows[i][c] = (byte) rng.nextInt(Alphabet.SYMBOLS);
                }
            }
        }
        return rows;
    }
}
