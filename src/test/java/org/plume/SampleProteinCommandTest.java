package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.done;
import static org.plume.Commands.joined;
import static org.plume.Commands.process;
import static org.plume.Commands.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.protein.Sequence;
import org.plume.protein.io.SequenceReader;

/** {@code sample protein}: an impossible draw is refused before anything is written, and what is written is whole. */
class SampleProteinCommandTest {

    @TempDir
    Path folder;

    @Test
    void everyImpossibleDraw_isRefused_andTheFileBeforeStays() throws IOException {
        Path fasta = Files.writeString(folder.resolve("new.fasta"), ">before\nACD\n");
        List<String> sample = List.of("sample", "protein", "--samples", "3", "--out", fasta.toString());
        String[][] wrong = {
            {"--top-p", "0", "top-p must be in (0, 1], was 0.0"},
            {"--temperature", "-1", "temperature must be in [0, 100], was -1.0"},
            {"--temperature", "0", "samples must be 1 at temperature 0, which gives one sequence, was 3"},
            {"--min-length", "3000", "minLength must be >= 1 and <= maxLength = 2000, was 3000"},
            {"--min-entropy", "4", "--max-length", "2", " was drawn 1000 times in vain after 0 others"},
            {"--near", "A1", "residues must be one of"},
            {"--pattern", "A-[", "a pattern's element must be written as"},
            {"--pattern", "{ACDEFGHIKLMNPQRSTVWY}", "a pattern's element must allow a residue"},
            {"--tag", "nobody", "family must be one of [synthetic], was 'nobody'"},
            {"--model", "nobody", "model must be a model folder or one of the built-in"},
            {"--model", "avoiding-flow", "model avoiding-flow must be of kind protein, was policy"},
        };
        for (String[] w : wrong) {
            refused(w[w.length - 1], joined(sample, Arrays.copyOf(w, w.length - 1)));
            assertThat(fasta).hasContent(">before\nACD\n");
        }
    }

    @Test
    void temperatureZero_isGreedy() {
        List<String> greedy = List.of("sample", "protein", "--samples", "1", "--temperature", "0");
        String once = done(greedy, "--seed", "1").out();
        String again = done(greedy, "--seed", "2").out();
        assertThat(once).startsWith(">sample0 ").isEqualTo(again);
    }

    /** Ended at any moment, what was written is whole records of different sequences. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndedRun_leavesWholeRecords(boolean force) throws Exception {
        Path fasta = folder.resolve("many.fasta");
        Process process = process("sample", "protein", "--samples", "100000", "--out", fasta.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (process.isAlive() && (!Files.exists(fasta) || Files.size(fasta) < 20_000)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(process.isAlive()).as("still drawing").isTrue();
        } finally {
            if (force) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
            process.waitFor();
        }
        assertThat(Files.readString(fasta)).endsWith("\n");
        List<Sequence> written = SequenceReader.read(fasta);
        Set<String> different = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            assertThat(written.get(i).name()).isEqualTo("sample" + i);
            assertThat(different.add(written.get(i).letters())).isTrue();
        }
        assertThat(written).hasSizeGreaterThan(100);
    }
}
