package org.plume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.cli.Plume;
import org.plume.generative.Streams;
import org.plume.protein.Sequence;
import org.plume.protein.io.SequenceReader;

/** What a person gives the protein verbs wrong is answered with what is wrong, and nothing that was there is lost. */
class ProteinCommandLineTest {

    @TempDir
    Path folder;

    @BeforeEach
    void home() {
        System.setProperty("plume.home", System.getProperty("plume.root"));
    }

    private record Answer(int status, String out, String text) {}

    private static Answer plume(String... arguments) {
        PrintStream errBefore = System.err;
        PrintStream outBefore = System.out;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int status = Plume.run(arguments);
            return new Answer(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(errBefore);
            System.setOut(outBefore);
        }
    }

    private static Answer plume(Stream<String> first, String... more) {
        return plume(Stream.concat(first, Arrays.stream(more)).toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Trains into a folder beside, and is refused before there is anything. */
    private void untrainable(Path family, String message) {
        Path out = folder.resolve("model");
        Answer answer = plume("train", "protein", "--family", family.toString(), "--out", out.toString());
        assertThat(answer.text()).contains(message);
        assertThat(answer.status()).isEqualTo(1);
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
        Path family = file("two.fasta", ">a\nACDE\n>b\nACDF\n");
        Files.createDirectory(folder.resolve("kept"));
        Path kept = file("kept/notes.txt", "mine");
        Answer answer = plume(
                "train",
                "protein",
                "--family",
                family.toString(),
                "--out",
                folder.resolve("kept").toString());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("must be absent, empty or a model folder to be replaced");
        assertThat(kept).hasContent("mine");
    }

    private Answer variants(String mutant) throws IOException {
        return plume(
                "score",
                "protein",
                "--wild-type",
                file("wild.fasta", ">w/11-22\nMKVLAAGICWTE\n").toString(),
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

    /** Six columns, the last one as the first: a network of any order knows the first from the last. */
    @Test
    void aNetworkOfAnyOrder_isTrainedScoredDrawnFromAndCompletedWith() throws IOException {
        StringBuilder rows = new StringBuilder();
        RandomGenerator rng = new Streams(5).at(0);
        for (int i = 0; i < 400; i++) {
            String letters = "ACDEFGHIKLMNPQRSTVWY";
            char end = letters.charAt(rng.nextInt(4));
            StringBuilder row = new StringBuilder().append(end);
            for (int c = 0; c < 4; c++) {
                row.append(letters.charAt(rng.nextInt(20)));
            }
            rows.append(">s").append(i).append('\n').append(row).append(end).append('\n');
        }
        String family = file("echo.fasta", rows.toString()).toString();
        String model = folder.resolve("echo").toString();
        Stream<String> train = Stream.of("train", "protein", "--orders", "3", "--family", family);
        Answer trained = plume(
                train,
                "--out",
                model,
                "--steps",
                "400",
                "--every",
                "100",
                "--hidden",
                "32",
                "--batch",
                "32",
                "--identity",
                "0.9",
                "--learning-rate",
                "0.01",
                "--dropout",
                "0");
        assertThat(trained.status()).as(trained.text()).isZero();
        Path json = folder.resolve("e.json");
        Stream<String> evaluate = Stream.of("evaluate", "protein", "--model", model, "--family", family);
        assertThat(plume(evaluate, "--samples", "50", "--json", json.toString()).status())
                .isZero();
        JsonNode measured = new ObjectMapper().readTree(json.toFile());
        double ours = measured.path("heldOutNatsPerResidue").asDouble();
        double site =
                measured.path("baselines").get(0).path("heldOutNatsPerResidue").asDouble();
        assertThat(ours).isLessThan(site - 0.1);
        assertThat(measured.path("mixture").path("heldOutNatsPerResidue").asDouble())
                .isLessThanOrEqualTo(ours);
        Path drawn = folder.resolve("drawn.fasta");
        Stream<String> sample = Stream.of("sample", "protein", "--model", model, "--pattern", "x(5)-D", "--rows");
        assertThat(plume(sample, "--samples", "40", "--out", drawn.toString()).status())
                .isZero();
        List<Sequence> completed = SequenceReader.read(drawn);
        assertThat(completed.stream().map(Sequence::letters)).allMatch(l -> l.endsWith("D"));
        assertThat(completed.stream().filter(c -> c.letters().startsWith("D")).count())
                .isGreaterThan(25);
        Answer scored = plume("score", "protein", "--model", model, "--sequences", drawn.toString());
        assertThat(scored.status()).isZero();
        assertThat(scored.out().lines()).hasSize(completed.size() + 1);
        assertThat(plume("train", "protein", "--order", "any", "--ungapped", "--family", family, "--out", model + 2)
                        .text())
                .contains("a network of any order must have the columns of one alignment");
        assertThat(plume("train", "protein", "--order", "any", "--width", "32", "--family", family, "--out", model + 2)
                        .text())
                .contains("--width must not be given with --order any, whose networks have no such thing");
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
        String wild = file("wild.fasta", ">w/11-22\nMKVLAAGICWTE\n").toString();
        Stream<String> score = Stream.of("score", "protein", "--wild-type", wild, "--variants");
        String byMutation = plume(
                        score, file("m.csv", "mutant\nK12R\nE22insGG\n").toString())
                .out();
        String whole = plume(
                        Stream.of("score", "protein", "--wild-type", wild, "--variants"),
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

    private Answer sample(String... more) {
        return plume(
                Stream.of(
                        "sample",
                        "protein",
                        "--samples",
                        "3",
                        "--out",
                        folder.resolve("new.fasta").toString()),
                more);
    }

    @Test
    void everyImpossibleDraw_isRefused_andTheFileBeforeStays() throws IOException {
        file("new.fasta", ">before\nACD\n");
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
            Answer answer = sample(Arrays.copyOf(w, w.length - 1));
            assertThat(answer.text()).as(w[0] + " " + w[1]).contains(w[w.length - 1]);
            assertThat(answer.status()).isEqualTo(1);
            assertThat(folder.resolve("new.fasta")).hasContent(">before\nACD\n");
        }
    }

    @Test
    void temperatureZero_isGreedy() {
        String once = plume("sample", "protein", "--samples", "1", "--temperature", "0", "--seed", "1")
                .out();
        String again = plume("sample", "protein", "--samples", "1", "--temperature", "0", "--seed", "2")
                .out();
        assertThat(once).startsWith(">sample0 ").isEqualTo(again);
    }

    /** Two models that are one and the same, as an ensemble, say what it says, with no spread between them. */
    @Test
    void anEnsembleOfModels_isTheMeanOfThem() throws IOException {
        String file = file("s.fasta", ">a\nMKVLAAGICWTE\n").toString();
        String one = plume("score", "protein", "--sequences", file).out();
        String two = plume("score", "protein", "--model", "synthetic-family,synthetic-family", "--sequences", file)
                .out();
        String[] a = one.lines().skip(1).findFirst().orElseThrow().split(",");
        String[] b = two.lines().skip(1).findFirst().orElseThrow().split(",");
        for (int column : new int[] {0, 1, 2, 3, 4, 6}) {
            assertThat(b[column]).isEqualTo(a[column]);
        }
        assertThat(Double.parseDouble(b[5])).isLessThan(Double.parseDouble(a[5]));
    }

    /** Ended at any moment, what was written is whole records of different sequences. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndedRun_leavesWholeRecords(boolean force) throws Exception {
        Path fasta = folder.resolve("many.fasta");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx512m",
                        "-Dplume.home=" + System.getProperty("plume.root"),
                        Plume.class.getName(),
                        "sample",
                        "protein",
                        "--samples",
                        "100000",
                        "--out",
                        fasta.toString())
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
