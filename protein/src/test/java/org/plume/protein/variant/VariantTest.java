package org.plume.protein.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;

class VariantTest {

    private final WildType wild = WildType.of(Sequence.of("X_RAT/86-90", "-AC-KDE-"));

    @Test
    void everyVariant_isAppliedInItsNumbering() {
        assertThat(apply("K88R", true)).isEqualTo("-AC-RDE-");
        assertThat(apply("A86C:E90D", true)).isEqualTo("-CC-KDD-");
        assertThat(apply("K88del", true)).isEqualTo("-AC--DE-");
        assertThat(apply("K88del,A86W", false)).isEqualTo("WCDE");
        assertThat(apply("K88_D89insGS", false)).isEqualTo("ACKGSDE");
        assertThat(apply("E90insW", false)).isEqualTo("ACKDEW");
        assertThat(apply("wt", false)).isEqualTo("ACKDE");
        assertThat(wild.singles()).hasSize(5 * 19).doesNotHaveDuplicates();
    }

    @Test
    void everyWrongVariant_isNamed() {
        refused("A88R", "A88R but residue 88 of wild type X_RAT/86-90 is K");
        refused("K188R", "K188R: position must be in [86, 90] and in a column of wild type X_RAT/86-90, was 188");
        refused("K88", "a mutation must be written as K88R, K88del or K88_A89insGS, was 'K88'");
        refused("K88X", "mutation K88X: residues must be one of ACDEFGHIKLMNPQRSTVWY, was 'X'");
        refused("K88R:K88A", "variant K88R:K88A must change each position once, changes 88 twice");
        refused(
                "K88insG",
                "variant K88insG has an insertion, which has no column in an alignment; use a model of sequences"
                        + " without gaps");
    }

    @Test
    void everyVariantWithoutAColumn_saysWhy_andAnotherResidueDoesNot() {
        assertThat(wild.noPlaceFor(Variant.parse("K88R:A86C"), true)).isEmpty();
        assertThat(wild.noPlaceFor(Variant.parse("K88R:W95A"), true))
                .hasValue("W95A: position must be in [86, 90] and in a column of wild type X_RAT/86-90, was 95");
        assertThat(wild.noPlaceFor(Variant.parse("K88insG"), true))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("variant K88insG has an insertion"));
        assertThat(wild.noPlaceFor(Variant.parse("K88insG"), false)).isEmpty();
        assertThat(wild.noPlaceFor(Variant.parse("A88R"), true)).isEmpty();
    }

    @Test
    void everyWholeSequence_takesTheColumnsOfTheResidues() {
        WildType wild = WildType.of(Sequence.of("w", "AC-DE"));
        assertThat(Alphabet.letters(wild.place(Sequence.of("v", "ACWE"), true))).isEqualTo("AC-WE");
        assertThat(Alphabet.letters(wild.place(Sequence.of("v", "A-FDE"), true)))
                .isEqualTo("A-FDE");
        assertThat(Alphabet.letters(wild.place(Sequence.of("v", "ACWEEE"), false)))
                .isEqualTo("ACWEEE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wild.place(Sequence.of("v", "ACW"), true))
                .withMessage("v must have 5 columns or the 4 residues of wild type w, had 3; use a model trained with"
                        + " --ungapped for other lengths");
    }

    @Test
    void everyRowThatLacksResidues_isNumberedByItsVariants() {
        Sequence row = Sequence.of("Y/10-22", "--ACDEFG-HIKLM");
        List<Variant> table = new ArrayList<>();
        String whole = "WACDEFGSTHIKLM";
        for (int i = 0; i < whole.length(); i++) {
            table.add(Variant.parse(whole.charAt(i) + "" + (100 + i) + "W"));
        }
        WildType found = WildType.numberedBy(row, table);
        assertThat(found.numbers()).containsExactly(101, 102, 103, 104, 105, 106, 109, 110, 111, 112, 113);
        assertThat(found.covers(Variant.parse("S107A"))).isFalse();
        assertThat(Alphabet.letters(found.apply(Variant.parse("H109A"), true))).isEqualTo("--ACDEFG-AIKLM");
    }

    @Test
    void everyTable_isReadWithItsMeasurements(@TempDir Path folder) throws IOException {
        Path csv =
                Files.writeString(folder.resolve("v.csv"), "mutant,score,\"other, one\"\nK88R,1.5,x\nA86C:K88R,,y\n");
        VariantFile file = VariantFile.read(csv, "score");
        assertThat(file.rows()).hasSize(2);
        assertThat(file.rows().get(0).value()).hasValue(1.5);
        assertThat(file.rows().get(1).value()).isEmpty();
        assertThat(file.rows().get(1).variant().orElseThrow().edits()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VariantFile.read(csv, "fitness"))
                .withMessage("v.csv must have a column fitness, has [mutant, score, other, one]");
        Path ragged = Files.writeString(folder.resolve("r.csv"), "mutant,score\nK88R\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VariantFile.read(ragged, "score"))
                .withMessage("r.csv line 2 must have 2 cells as the header has, had 1");
    }

    private String apply(String text, boolean aligned) {
        return Alphabet.letters(wild.apply(Variant.parse(text), aligned));
    }

    private void refused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wild.apply(Variant.parse(text), true))
                .withMessage(message);
    }
}
