package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.joined;
import static org.plume.Commands.refused;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;

/** {@code train protein}: what cannot be learnt is said before the training, and nothing that was there is lost. */
class TrainProteinCommandTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Trains into a folder beside, and is refused before there is anything. */
    private void untrainable(Path family, String message) {
        Path out = folder.resolve("model");
        refused(message, "train", "protein", "--family", family.toString(), "--out", out.toString());
        assertThat(out).doesNotExist();
    }

    @Test
    void everyUselessFamily_isRefusedBeforeTheTraining() throws IOException {
        untrainable(
                file("ragged.fasta", ">a\nAC-DE\n>b\nACDEFG\n"),
                "alignment ragged must have rows of one length: a has 5 columns, b has 6");
        untrainable(
                file("lower.fasta", ">a\nACDE\n>b\nACdE\n"),
                "lower.fasta: sequence b has the lower-case letter 'd' at position 3, which FASTA does not have;"
                        + " read the file as A2M or A3M");
        untrainable(
                file("unknown.fasta", ">a\nACDE\n>b\nAC1E\n"),
                "unknown.fasta: sequence b: residues must be one of ACDEFGHIKLMNPQRSTVWY, B J O U X Z or a gap, was"
                        + " '1' at position 3");
        untrainable(file("empty.fasta", ""), "empty.fasta must have sequences, is empty");
        untrainable(file("one.fasta", ">a\nACDE\n"), "family one must have >= 2 sequences to train on, has 1");
        untrainable(
                file("same.fasta", ">a\nACDE\n>b\nACDE\n"),
                "family same must have different sequences to train on, its 2 are all identical");
        untrainable(
                file("long.fasta", ">a\n" + "A".repeat(1_000_001) + "\n"),
                "long.fasta line 2: a line must have <= 1000000 characters, had more; is this a sequence file?");
        untrainable(folder.resolve("absent.fasta"), "no such file: " + folder.resolve("absent.fasta"));
    }

    @Test
    void aTruncatedGzip_isRefused() throws IOException {
        Path whole = folder.resolve("whole.fasta.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            for (int i = 0; i < 3000; i++) {
                String row = new Streams(1)
                        .at(i)
                        .ints(60, 0, 20)
                        .mapToObj(a -> "ACDEFGHIKLMNPQRSTVWY".substring(a, a + 1))
                        .reduce("", String::concat);
                out.write((">s" + i + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.fasta.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        untrainable(cut, "cut.fasta.gz must be a whole gzip file, was cut off or damaged after line ");
    }

    @Test
    void aFolderThatIsNoModel_isNotReplaced() throws IOException {
        String family = file("two.fasta", ">a\nACDE\n>b\nACDF\n").toString();
        Path out = Files.createDirectory(folder.resolve("kept"));
        Path kept = file("kept/notes.txt", "mine");
        refused(
                "must be absent, empty or a model folder to be replaced",
                "train",
                "protein",
                "--family",
                family,
                "--out",
                out.toString());
        assertThat(kept).hasContent("mine");
    }

    @Test
    void whatNetworksOfAnyOrderDoNotHave_isRefused() throws IOException {
        String family =
                file("four.fasta", ">a\nACDE\n>b\nACDF\n>c\nGHIK\n>d\nLMNP\n").toString();
        String out = folder.resolve("model").toString();
        List<String> any = List.of("train", "protein", "--order", "any", "--family", family, "--out", out);
        refused("a network of any order must have the columns of one alignment", joined(any, "--ungapped"));
        refused(
                "--width must not be given with --order any, whose networks have no such thing",
                joined(any, "--width", "32"));
    }

    /** The family does not exist either: nothing of it is read, let alone learned, before the engine is looked at. */
    @Test
    void anUnknownEngine_isRefusedBeforeAnythingIsRead() {
        for (String domain : List.of("protein", "weather", "policy")) {
            List<String> train = List.of(
                    "train",
                    domain,
                    "--engine",
                    "torch",
                    "--out",
                    folder.resolve("m").toString());
            refused(
                    "--engine must be one of [onnx, dl4j], was 'torch'",
                    switch (domain) {
                        case "protein" -> joined(train, "--family", "absent.fasta");
                        case "weather" -> joined(train, "--task", "lorenz96-two-scale");
                        default -> joined(train, "--task", "avoiding", "--data", "absent.csv");
                    });
        }
    }
}
