package org.plume.protein.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.protein.Sequence;
import org.plume.protein.family.Family;

class SequenceReaderTest {

    @TempDir
    Path folder;

    @Test
    void everyFormat_givesTheSameAlignment() throws IOException {
        List<Sequence> expected = List.of(Sequence.of("a", "AC-DE"), Sequence.of("b", "-CKDX"));
        assertThat(SequenceReader.read(file("f.fasta", ">a some text\nAC-\nDE\n\n>b\n-CODJ\n")))
                .containsExactly(Sequence.of("a", "AC-DE"), Sequence.of("b", "-CKDX"));
        assertThat(SequenceReader.read(file("f.a2m", ">a\nACkk-DE\n>b\n-C..KDB\n")))
                .isEqualTo(expected);
        assertThat(SequenceReader.read(file("f.a3m", ">a\nACkk-DE\n>b\n-CKDZ\n")))
                .isEqualTo(expected);
        assertThat(SequenceReader.read(file(
                        "f.sto", "# STOCKHOLM 1.0\n#=GF ID x\na AC\nb .C\n\na -kDE\nb K.Dx\n#=GC RF xxx.xx\n//\n")))
                .isEqualTo(List.of(Sequence.of("a", "AC-DE"), Sequence.of("b", "-CKDX")));
    }

    @Test
    void everyWriter_isReadBack() throws IOException {
        List<Sequence> rows = List.of(Sequence.of("a/1-3", "A-C".repeat(60)), Sequence.of("b", "CCC".repeat(60)));
        for (String name : List.of("w.fasta", "w.fasta.gz")) {
            try (SequenceWriter writer = SequenceWriter.open(folder.resolve(name))) {
                for (Sequence row : rows) {
                    writer.write(row, "score=-1.5");
                }
            }
            assertThat(SequenceReader.read(folder.resolve(name))).isEqualTo(rows);
        }
        SequenceWriter.stockholm(folder.resolve("w.sto"), rows);
        assertThat(SequenceReader.read(folder.resolve("w.sto"))).isEqualTo(rows);
    }

    @Test
    void everyBadFile_isNamedWithItsCure() throws IOException {
        refused(file("empty.fasta", "\n\n"), "empty.fasta must have sequences, is empty");
        refused(file("none.fasta", "ACDE\n"), "none.fasta line 1: FASTA must begin with '>', began with 'ACDE'");
        refused(
                file("letter.fasta", ">good\nACDE\n>bad\nAC1E\n"),
                "letter.fasta: sequence bad: residues must be one of ACDEFGHIKLMNPQRSTVWY, B J O U X Z or a gap, was"
                        + " '1' at position 3");
        refused(
                file("insert.fasta", ">a\nAC-DE\n>b\nACkkDE\n"),
                "insert.fasta: sequence b has the lower-case letter 'k' at position 3, which FASTA does not have; read"
                        + " the file as A2M or A3M, where these are insertions");
        refused(file("blank.fasta", ">a\nACD\n>b\n>c\nACD\n"), "blank.fasta: sequence b must have residues, had none");
        refused(
                file("cut.sto", "# STOCKHOLM 1.0\na ACDE\n"),
                "cut.sto: a Stockholm file must end with '//', was cut off after 1 sequences");
        refused(
                file("wrong.sto", ">a\nACDE\n"),
                "wrong.sto line 1: a Stockholm file must begin with '# STOCKHOLM 1.0', began with '>a'");
    }

    @Test
    void aRaggedAlignment_namesBothRows() throws IOException {
        Path ragged = file("ragged.fasta", ">first\nAC-DE\n>second\nAC-DEF\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Family.read(ragged, null))
                .withMessage("alignment ragged must have rows of one length: first has 5 columns, second has 6");
    }

    @Test
    void anAlignmentWithoutGaps_mayNotBeRaggedEither() throws IOException {
        refused(
                file("ragged.a3m", ">first\nACdeDEF\n>second\nACD\n"),
                "ragged.a3m must have rows of one length: first has 5 columns, second has 3");
    }

    @Test
    void aTruncatedGzip_saysWhere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            RandomGenerator rng = new Streams(1).at(0);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20_000; i++) {
                text.append(">s").append(rng.nextLong()).append("\nACDEFGHIKL\n");
            }
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path cut = folder.resolve("cut.fasta.gz");
        Files.write(cut, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequenceReader.read(cut))
                .withMessageMatching(
                        "cut.fasta.gz must be a whole gzip file, was cut off or damaged after line \\d+: .*");
    }

    @Test
    void aLineOfAHundredMegabytes_isRefusedEarly() throws IOException {
        Path huge = folder.resolve("huge.fasta");
        try (var out = Files.newOutputStream(huge)) {
            out.write(">huge\n".getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) 'A');
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        refused(huge, "huge.fasta line 2: a line must have <= 1000000 characters, had more; is this a sequence file?");
    }

    @Test
    void thePublicFiles_areRead() {
        Path data = Path.of(System.getProperty("plume.shared", "../shared"), "data", "protein");
        Assumptions.assumeTrue(Files.isDirectory(data), "no shared data at " + data);
        Family pdz = Family.read(data.resolve("PF00595_mgap6.fasta.gz"), null);
        assertThat(pdz.size()).isEqualTo(36_690);
        assertThat(pdz.columns()).isEqualTo(82);
        assertThat(pdz.deduplicated().size()).isEqualTo(15_299);
        assertThat(Family.read(data.resolve("1a3a_1_A.a3m"), null).aligned()).isTrue();
        assertThat(Family.read(data.resolve("hmmer_globins4.sto"), null).size()).isEqualTo(4);
        assertThat(Family.read(data.resolve("hmmer_Pkinase.sto"), null).aligned())
                .isTrue();
    }

    private static void refused(Path file, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequenceReader.read(file))
                .withMessage(message);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
