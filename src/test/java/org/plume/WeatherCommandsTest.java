package org.plume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.cli.Plume;

/** Train, sample, score and evaluate weather as a person types them, and what is wrong with what was typed or given. */
class WeatherCommandsTest {

    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
    private static final int DAYS = 3 * 365;

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private record Answer(int status, String text) {}

    private static Answer plume(String... arguments) {
        PrintStream before = System.err;
        PrintStream out = System.out;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try {
            int status = Plume.run(arguments);
            return new Answer(status, caught.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
            System.setOut(out);
        }
    }

    private static void refused(String message, String... arguments) {
        Answer answer = plume(arguments);
        assertThat(answer.text()).contains(message);
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).doesNotContain("\tat ");
    }

    /** Three stations: a season, and a slow wave that goes from one to the next. */
    private static List<String> table(String header) {
        List<String> lines = new ArrayList<>(List.of(header));
        for (int t = 0; t < DAYS; t++) {
            double season = Math.cos(2 * Math.PI * t / 365.25);
            StringBuilder line = new StringBuilder(FIRST.plusDays(t).toString());
            for (int k = 0; k < 3; k++) {
                double value = 10 + 5 * season + Math.sin(0.7 * t - k) + 0.3 * Math.sin(12.9898 * (3 * t + k));
                line.append(String.format(Locale.ROOT, ",%.3f", value));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static Path write(Path file, List<String> lines) throws IOException {
        return Files.write(file, lines);
    }

    @BeforeAll
    static void trained() throws IOException {
        System.setProperty("plume.home", System.getProperty("plume.root"));
        write(data(), table("time,a,b,c"));
        Answer answer = train(data(), model());
        assertThat(answer.text()).contains("model m: ");
        assertThat(answer.status()).isZero();
    }

    @Test
    void aRollout_isLearntAfterOneStep() throws IOException {
        Path out = folder.resolve("r");
        Answer answer = train(data(), out, "--rollout", "2", "--rollout-steps", "5");
        assertThat(answer.text()).contains("model r: ");
        assertThat(answer.status()).isZero();
        JsonNode card = new ObjectMapper().readTree(Files.readString(out.resolve("model.json")));
        assertThat(card.get("provenance").get("steps").asLong()).isEqualTo(65);
    }

    private static Path data() {
        return home.resolve("d.csv");
    }

    private static Path model() {
        return home.resolve("m");
    }

    private static Answer train(Path data, Path out, String... more) {
        return plume(joined(
                more,
                "train",
                "weather",
                "--task",
                "wind",
                "--data",
                data.toString(),
                "--steps",
                "60",
                "--out",
                out.toString()));
    }

    private static String[] joined(String[] more, String... first) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static String[] sample(Path out, String... more) {
        return sampleOf(data(), out, more);
    }

    private static String[] sampleOf(Path data, Path out, String... more) {
        return joined(
                more,
                "sample",
                "weather",
                "--model",
                model().toString(),
                "--data",
                data.toString(),
                "--out",
                out.toString());
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void aForecaster_isSampled_andScored_besideReferences() throws IOException {
        Path out = folder.resolve("e.nc");
        Path told = folder.resolve("e.json");
        String[] asked = sample(
                out,
                "--start",
                "2003-01-05..2003-12-01/30",
                "--members",
                "20",
                "--leads",
                "3",
                "--json",
                told.toString());
        assertThat(plume(asked).status()).isZero();
        assertThat(json(told).get("members").asInt()).isEqualTo(20);
        assertThat(json(told).get("starts")).hasSize(12);
        assertThat(folder.resolve("e.nc.partial")).doesNotExist();

        Path scores = folder.resolve("s.json");
        Path pictures = folder.resolve("pictures");
        Answer scored = plume(
                "score",
                "weather",
                "--forecast",
                out.toString(),
                "--data",
                data().toString(),
                "--climatology",
                "2001-2002",
                "--threshold",
                "12",
                "--pictures",
                pictures.toString(),
                "--json",
                scores.toString());
        assertThat(scored.text()).doesNotContain("Exception");
        assertThat(scored.status()).isZero();
        JsonNode results = json(scores).get("results");
        assertThat(results).hasSize(3);
        for (JsonNode lead : results) {
            assertThat(lead.get("fairCrps").asDouble()).isPositive();
            assertThat(lead.get("fairCrps95")).hasSize(2);
            assertThat(lead.get("ssr").asDouble()).isPositive();
            assertThat(lead.get("baselines")).hasSize(1);
            assertThat(lead.get("events").get(0).get("fairBrier").asDouble()).isBetween(-0.2, 1.0);
        }
        try (var drawn = Files.list(pictures)) {
            assertThat(drawn.map(p -> p.getFileName().toString()))
                    .anyMatch(name -> name.endsWith(".png"))
                    .anyMatch(name -> name.endsWith(".svg"));
        }
    }

    @Test
    void anEvaluation_isBesideItsBaselines_withItsEstimators() throws IOException {
        Path out = folder.resolve("e.json");
        Answer answer = plume(
                "evaluate",
                "weather",
                "--task",
                "wind",
                "--data",
                data().toString(),
                "--model",
                model().toString(),
                "--every",
                "40",
                "--leads",
                "2",
                "--members",
                "8",
                "--json",
                out.toString());
        assertThat(answer.text()).doesNotContain("Exception");
        assertThat(answer.status()).isZero();
        JsonNode json = json(out);
        assertThat(json.get("task").asText()).isEqualTo("wind");
        assertThat(json.get("estimators").get("fairCrps").asText()).isNotBlank();
        assertThat(json.get("leads").get(1).get("flatness").asDouble()).isBetween(0.0, 1.0);
        List<String> names = new ArrayList<>();
        json.get("baselines").forEach(b -> names.add(b.get("name").asText()));
        assertThat(names)
                .containsExactly(
                        "climatology",
                        "persistence",
                        "dressed persistence",
                        "analogs",
                        "shifted analogs",
                        "dressed linear regression");
    }

    @Test
    void membersAndLeads_areAtLeastOne() {
        Path out = folder.resolve("e.nc");
        refused("members must be >= 1, was 0", sample(out, "--start", "2003-02-01", "--members", "0"));
        refused("leads must be >= 1, was 0", sample(out, "--start", "2003-02-01", "--leads", "0"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void starts_areTimesOfTheData_withStatesBeforeThem() {
        Path out = folder.resolve("e.nc");
        refused(
                "a start must be a time of the data, 2001-01-01 to 2003-12-31, was 2004-01-01",
                sample(out, "--start", "2004-01-01"));
        refused("a date must be like 2008-01-05", sample(out, "--start", "soon"));
        refused("starts A..B must have A <= B", sample(out, "--start", "2003-02-01..2003-01-01"));
        refused("a start must have 1 states before it, 2001-01-01 has 0", sample(out, "--start", "2001-01-01"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsThere_isKept_andWhereNothingCanBeWritten_isSaidBefore() throws IOException {
        Path out = Files.writeString(folder.resolve("e.nc"), "mine");
        refused(out + " must not exist, but does: remove it or name another", sample(out, "--start", "2003-02-01"));
        assertThat(out).hasContent("mine");
        refused(
                "must lie in a folder that exists and can be written",
                sample(folder.resolve("no/e.nc"), "--start", "2003-02-01"));
        refused(
                "needs ",
                sample(folder.resolve("f.nc"), "--start", "2001-02-01..2003-12-31", "--members", "2000000000"));
        assertThat(folder.resolve("f.nc.partial")).doesNotExist();
        Path file = folder.resolve("e.nc");
        Answer taken = train(data(), file);
        assertThat(taken.status()).isEqualTo(1);
        assertThat(taken.text()).contains("--out").contains(file.toString());
        assertThat(out).hasContent("mine");
    }

    @Test
    void statesOfOtherPoints_areRefused() throws IOException {
        Path other = write(folder.resolve("o.csv"), table("time,a,b,z"));
        refused("grid must be the model's", sampleOf(other, folder.resolve("e.nc"), "--start", "2003-02-01"));
    }

    @Test
    void aValueThatIsMissingAtAStart_isRefused() throws IOException {
        List<String> lines = table("time,a,b,c");
        int day = 31 + 730;
        lines.set(day + 1, lines.get(day + 1).replaceFirst(",[^,]*$", ","));
        Path gap = write(folder.resolve("gap.csv"), lines);
        Path out = folder.resolve("e.nc");
        String missing = " must know value of 2003-02-01, which is missing at point 2";
        refused("a forecast from 2003-02-01" + missing, sampleOf(gap, out, "--start", "2003-02-01"));
        refused("a forecast from 2003-02-02" + missing, sampleOf(gap, out, "--start", "2003-02-02"));
        assertThat(plume(sampleOf(gap, out, "--start", "2003-02-03", "--members", "2", "--leads", "1"))
                        .status())
                .isZero();
    }

    @Test
    void timesThatDoNotFollow_areNamed() throws IOException {
        List<String> lines = table("time,a,b,c");
        List<String> gap = new ArrayList<>(lines);
        gap.remove(100);
        List<String> twice = new ArrayList<>(lines);
        twice.add(100, lines.get(100));
        List<String> turned = new ArrayList<>(lines);
        turned.set(100, lines.get(101));
        turned.set(101, lines.get(100));
        Path out = folder.resolve("m");
        assertThat(train(write(folder.resolve("gap.csv"), gap), out).text())
                .contains("must be equally spaced, was 2001-04-11 after 2001-04-09");
        assertThat(train(write(folder.resolve("twice.csv"), twice), out).text())
                .contains("must differ, was 2001-04-10 twice");
        assertThat(train(write(folder.resolve("turned.csv"), turned), out).text())
                .contains("must increase, was 2001-04-10 after 2001-04-11");
        assertThat(out).doesNotExist();
    }

    @Test
    void variablesYearsAndMethods_thatThereAreNot_areAnsweredWithThoseThereAre() {
        Path out = folder.resolve("m");
        Path ensemble = folder.resolve("e.nc");
        assertThat(plume(sample(ensemble, "--start", "2003-02-01", "--members", "2", "--leads", "1"))
                        .status())
                .isZero();
        assertThat(train(ensemble, out, "--variables", "psl").text())
                .contains("variable must be one of [")
                .contains("value")
                .contains(", was psl");
        assertThat(train(data(), out, "--tune-years", "1999").text())
                .contains("the data must have states of the years 1999 to 1999, are of 2001 to 2003");
        assertThat(train(data(), out, "--train-years", "1990-1995").text())
                .contains("--train-years must be years of the data, 2001 to 2003, was 1990 to 1995");
        assertThat(train(data(), out, "--method", "magic").text())
                .contains("--method must be one of [gaussian, crps, flow, diffusion, vae, beta-vae, gan-minimax,");
        assertThat(train(data(), out, "--method", "crps", "--width", "8").text())
                .contains("--width must be absent with --method crps, whose networks the task sizes, was 8");
        assertThat(train(data(), out, "--method", "vae", "--width", "3").text())
                .contains("method.width must be in [4, 1024], was 3");
        assertThat(train(data(), out, "--method", "flow", "--rollout", "2").text())
                .contains("rollout must be 1 for method flow, was 2: crps and gaussian learn one");
        assertThat(out).doesNotExist();
    }

    @Test
    void forecastsThatAreNotSound_orNotComplete_areNotScored() throws IOException {
        Path whole = folder.resolve("e.nc");
        assertThat(plume(sample(whole, "--start", "2003-02-01", "--members", "2", "--leads", "2"))
                        .status())
                .isZero();
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.nc"), Arrays.copyOf(bytes, bytes.length - 4));
        refused(cut + " is not a sound NetCDF file", score(cut));
        Path text = Files.writeString(folder.resolve("text.nc"), "no ensemble");
        refused(text + " must be NetCDF", score(text));
        refused("must be a NetCDF file, but does not exist", score(folder.resolve("absent.nc")));
        refused(
                "--climatology must be like 2001-2007, was lately",
                joined(new String[] {"--climatology", "lately"}, score(whole)));
    }

    private static String[] score(Path forecast) {
        return new String[] {"score", "weather", "--forecast", forecast.toString(), "--data", data().toString()};
    }

    /** Killed as often as it takes, a run ends with the bytes of one that was not. */
    @Test
    void aRunThatIsKilled_goesOnWhereItStood() throws IOException, InterruptedException {
        String[] few = {"--start", "2003-02-01,2003-03-01", "--leads", "3", "--members", "4000"};
        Path whole = folder.resolve("whole.nc");
        assertThat(plume(sample(whole, few)).status()).isZero();
        Path killed = folder.resolve("killed.nc");
        Path partial = folder.resolve("killed.nc.partial");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dplume.home=" + System.getProperty("plume.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.plume.cli.Plume"));
        command.addAll(List.of(sample(killed, few)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (process.isAlive() && !(Files.exists(partial) && Files.size(partial) > 20_000)) {
            Thread.sleep(1);
        }
        process.destroyForcibly().waitFor();
        if (Files.exists(partial)) {
            refused("must be complete, but is not", score(partial));
            assertThat(plume(sample(killed, few)).status()).isZero();
        }
        assertThat(partial).doesNotExist();
        assertThat(Files.mismatch(whole, killed)).isEqualTo(-1);
    }
}
