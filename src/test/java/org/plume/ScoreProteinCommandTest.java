package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.done;
import static org.plume.Commands.plume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.Commands.Answer;

/** {@code score protein}: a variant that has no place is named, and the others are scored. */
class ScoreProteinCommandTest {

    private static final String WILD = ">w/11-22\nMKVLAAGICWTE\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Answer variants(String mutant) throws IOException {
        return plume(
                "score",
                "protein",
                "--wild-type",
                file("wild.fasta", WILD).toString(),
                "--variants",
                file("v.csv", "mutant\n" + mutant + "\n").toString(),
                "--out",
                folder.resolve("scores.csv").toString());
    }

    @Test
    void everyVariantThatDoesNotFit_isNamed_andTheFileBeforeStays() throws IOException {
        file("scores.csv", "before");
        assertThat(variants("R12A").text()).contains("R12A but residue 12 of wild type w/11-22 is K");
        assertThat(variants("K99A").text())
                .contains("K99A: position must be in [11, 22] and in a column of wild type w/11-22, was 99");
        assertThat(variants("12").text()).contains("v.csv row 1: ");
        assertThat(folder.resolve("scores.csv")).hasContent("before");
        assertThat(variants("K12A:T21W").status()).isZero();
        assertThat(folder.resolve("scores.csv"))
                .content()
                .startsWith("mutant,delta_logp,")
                .contains("K12A:T21W,");
    }

    @Test
    void everyVariantWithoutAPlace_isListedWithTheReason_andTheOthersAreScored() throws IOException {
        assertThat(variants("K99A\nK12A\nT21W:K99A\nT21W").status()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("scores.csv"));
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).endsWith(",not_scored");
        String reason = "\"K99A: position must be in [11, 22] and in a column of wild type w/11-22, was 99\"";
        assertThat(lines.get(1)).isEqualTo("K99A,,,,,,," + reason);
        assertThat(lines.get(2)).matches("K12A,-?\\d.*,");
        assertThat(lines.get(3)).isEqualTo("T21W:K99A,,,,,,," + reason);
        assertThat(lines.get(4)).matches("T21W,-?\\d.*,");
        assertThat(variants("K99A\nK98A").text())
                .contains("none of the 2 variants can be scored; K99A: position must be in [11, 22]");
    }

    @Test
    void everyWholeSequenceOfATable_isScoredAsItsMutationIs() throws IOException {
        String wild = file("wild.fasta", WILD).toString();
        List<String> score = List.of("score", "protein", "--wild-type", wild, "--variants");
        String byMutation = done(
                        score, file("m.csv", "mutant\nK12R\nE22insGG\n").toString())
                .out();
        String whole = done(
                        score,
                        file("s.csv", "mutated_sequence\nMRVLAAGICWTE\nMKVLAAGICWTEGG\n")
                                .toString())
                .out();
        assertThat(whole.lines().skip(1).map(l -> l.substring(l.indexOf(','))))
                .isNotEmpty()
                .containsExactlyElementsOf(byMutation
                        .lines()
                        .skip(1)
                        .map(l -> l.substring(l.indexOf(',')))
                        .toList());
    }

    /** Two models that are one and the same, as an ensemble, say what it says, with no spread between them. */
    @Test
    void anEnsembleOfModels_isTheMeanOfThem() throws IOException {
        String file = file("s.fasta", ">a\nMKVLAAGICWTE\n").toString();
        String one = done("score", "protein", "--sequences", file).out();
        String two = done("score", "protein", "--model", "synthetic-family,synthetic-family", "--sequences", file)
                .out();
        String[] a = one.lines().skip(1).findFirst().orElseThrow().split(",");
        String[] b = two.lines().skip(1).findFirst().orElseThrow().split(",");
        for (int column : new int[] {0, 1, 2, 3, 4, 6}) {
            assertThat(b[column]).isEqualTo(a[column]);
        }
        assertThat(Double.parseDouble(b[5])).isLessThan(Double.parseDouble(a[5]));
    }
}
