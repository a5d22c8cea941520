package org.plume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.cli.Plume;

/** What a person types wrong is answered with what is wrong. */
class CommandLineTest {

    @TempDir
    Path folder;

    @BeforeEach
    void home() {
        System.setProperty("plume.home", System.getProperty("plume.root"));
    }

    private record Answer(int status, String text) {}

    private static Answer plume(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            int status = Plume.run(arguments);
            return new Answer(status, caught.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void aMistypedVerb_isAUsageErrorThatNamesTheRightOne() {
        Answer answer = plume("evalute");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text()).contains("evalute").contains("evaluate");
    }

    @Test
    void aMistypedOption_isAUsageError() {
        Answer answer = plume("serve", "--prt", "1");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text()).contains("--prt");
    }

    @Test
    void anUnknownTask_namesTheKnownOnes() {
        Answer answer = plume(
                "demonstrate",
                "--task",
                "juggling",
                "--out",
                folder.resolve("d.csv").toString());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("task must be one of [avoiding, reach], was 'juggling'");
    }

    @Test
    void anOutputThatCannotBe_isBlamedOnItsOption() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Answer answer = plume("demo", "--out", file.toString());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("--out must be a folder, was a file");
    }

    @Test
    void aMissingModel_isNamed() {
        Answer answer = plume("evaluate", "policy", "--task", "avoiding", "--model", "nowhere");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains("model must be a model folder or one of the built-in [avoiding-bc, avoiding-flow, ")
                .contains("was 'nowhere'");
        assertThat(plume("models", "--models", "nowhere").text())
                .contains("--models must be a folder of model folders, was nowhere");
    }

    @Test
    void aModelOfAnotherTask_isRefused() {
        Answer answer = plume("evaluate", "policy", "--task", "avoiding", "--model", "reach-flow");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("--model must be of task avoiding, reach-flow is of reach");
    }

    @Test
    void aPortInUse_isSaidToBe() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Answer answer = plume("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(answer.status()).isEqualTo(1);
            assertThat(answer.text()).contains("port " + taken.getLocalPort() + " of 127.0.0.1 must be free");
        }
    }

    @Test
    void anAddressBeyondLoopback_needsToBeMeant() {
        Answer answer = plume("serve", "--host", "0.0.0.0", "--port", "0");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("insecure");
    }

    @Test
    void anUnreachableServer_isNamedWithTheCure() {
        Answer answer = plume("simulate", "--task", "avoiding", "--server", "127.0.0.1:1", "--out", folder.toString());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("127.0.0.1:1").contains("./plume serve");
    }

    @Test
    void demonstrationsWithoutAColumn_areRefused() throws IOException {
        Path csv = Files.writeString(folder.resolve("d.csv"), "episode,step,x\na,0,1\na,1,2\n");
        Answer answer = plume(
                "train",
                "policy",
                "--task",
                "mine",
                "--data",
                csv.toString(),
                "--observation",
                "x",
                "--action",
                "delta(y,x)",
                "--dt",
                "0.1",
                "--out",
                folder.resolve("m").toString());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("y");
        assertThat(folder.resolve("m")).doesNotExist();
    }

    @Test
    void anOutputThatIsNotWritable_isRefusedBeforeTheWork() {
        Path kernel = Path.of("/proc");
        Assumptions.assumeTrue(Files.isDirectory(kernel), "needs a folder in which nobody can write: /proc");
        String rule = "must be a writable folder, was /proc";
        assertThat(plume("demo", "--out", "/proc").text()).contains("--out " + rule);
        assertThat(plume("simulate", "--task", "avoiding", "--out", "/proc").text())
                .contains("--out " + rule);
        assertThat(plume("demonstrate", "--task", "avoiding", "--out", "/proc/d.csv")
                        .text())
                .contains("the folder of --out " + rule);
        assertThat(plume("train", "policy", "--task", "avoiding", "--out", "/proc/m")
                        .text())
                .contains("the folder of --out " + rule);
    }

    @Test
    void anEmptyFolder_isNotReplacedByAFileOfDemonstrations() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Answer answer = plume("demonstrate", "--task", "avoiding", "--episodes", "1", "--out", empty.toString());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("--out must name a file, was a folder: " + empty);
        assertThat(empty).isDirectory();
    }

    @Test
    void aModelFolderThatCannotBe_isRefusedBeforeTheTraining() throws IOException {
        Path csv = Files.writeString(folder.resolve("d.csv"), "episode,step,x\na,0,1\na,1,2\n");
        Answer answer = train(csv, csv);
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains(
                        "--out: " + csv + " must be absent, empty or a model folder to be replaced, had no model.json");
        assertThat(folder.resolve("d.csv.work")).doesNotExist();
    }

    @Test
    void demonstrationsOfOneStep_areRefused() throws IOException {
        Path csv = Files.writeString(folder.resolve("d.csv"), "episode,step,x\na,0,1\nb,0,2\n");
        Answer answer = train(csv, folder.resolve("m"));
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("episode a must have >= 2 steps, had 1");
    }

    @Test
    void sampleCountsOutOfRange_areNamed() {
        assertThat(sample("--samples", "0").text()).contains("samples must be >= 1, was 0");
        assertThat(sample("--samples", "-3").text()).contains("samples must be >= 1, was -3");
        assertThat(sample("--samples", "1000000").text()).contains("samples must be in [1, 256], was 1000000");
        assertThat(sample("--samples", "many").status()).isEqualTo(2);
    }

    @Test
    void observationsThatDoNotFit_areNamed() {
        assertThat(sample("--observation", "1,2").text())
                .contains("frames[0] must have 4 values, [des_x, des_y, x, y], had 2");
        assertThat(sample("--observation", "1,2,NaN,4").text()).contains("frames[0].x must be finite, was NaN");
    }

    @Test
    void scenesAndArmsThatDoNotFit_areNamed() throws IOException {
        Path json = Files.writeString(
                folder.resolve("p.json"),
                "{\"episodes\": {\"a\": {\"obstacles\": [], \"goal\": {\"joints\": [1]}, \"start\": [0]}}}");
        assertThat(sample("--scenes", json.toString()).text())
                .contains("--scenes must go with --task reach, was avoiding");
        Answer other = plume(
                "simulate",
                "--task",
                "reach",
                "--scenes",
                json.toString(),
                "--out",
                folder.resolve("s").toString());
        assertThat(other.text()).contains("start must have 7 positions, one for each joint of arm panda, had 1");
        assertThat(folder.resolve("s")).doesNotExist();
        Answer arm = plume(
                "simulate",
                "--task",
                "reach",
                "--arm",
                "my.urdf",
                "--out",
                folder.resolve("s").toString());
        assertThat(arm.text()).contains("--arm must go with --scenes");
    }

    @Test
    void recordingNeedsAFolderAndBaselines() {
        Answer nameless = plume("evaluate", "policy", "--task", "avoiding", "--record");
        assertThat(nameless.status()).isEqualTo(1);
        assertThat(nameless.text()).contains("--record must go with --model, a folder, and without --server");
        Answer bare = plume(
                "evaluate", "policy", "--task", "avoiding", "--model", "avoiding-flow", "--record", "--no-baselines");
        assertThat(bare.text()).contains("--record must go with baselines, was with --no-baselines");
    }

    @Test
    void comparisonsThatCannotBe_areRefusedBeforeTheStart() throws IOException {
        String out = folder.resolve("map").toString();
        assertThat(plume("compare", "--data", "rings", "--out", out).text())
                .contains(
                        "data must be one of [ring, checkerboard, moons, spirals, pinwheel, peptides, avoiding, lorenz96]"
                                + " or a CSV file, was 'rings'");
        assertThat(plume("compare", "--data", "peptides", "--paradigms", "gan", "--out", out)
                        .text())
                .contains("paradigm gan can learn NUMBERS but has no LETTERS");
        assertThat(plume("compare", "--paradigms", "vea", "--out", out).text())
                .contains("paradigms must be of [autoencoder, vae, ")
                .contains("was 'vea'");
        assertThat(plume("compare", "--steps", "10", "--out", out).text())
                .contains("steps must be >= 200 for anything to be learned, was 10");
        assertThat(plume("compare", "--budget", "huge", "--out", out).text())
                .contains("--budget must be one of [quick, full], was 'huge'");
        assertThat(plume("compare", "--threads", "0", "--out", out).text()).contains("--threads must be >= 1, was 0");
        Path csv = Files.writeString(folder.resolve("p.csv"), "1,2\n");
        assertThat(plume("compare", "--data", csv.toString(), "--out", out).text())
                .contains("must have >= 20 rows, had 1");
        assertThat(folder.resolve("map")).doesNotExist();
    }

    @Test
    void groupsThatCannotBe_areNamed() {
        assertThat(plume("evaluate", "policy", "--task", "avoiding", "--seeds", "0")
                        .text())
                .contains("--seeds must be >= 1, was 0");
        assertThat(plume("evaluate", "policy", "--task", "avoiding", "--episodes", "7")
                        .text())
                .contains("--episodes must be a positive multiple of --seeds = 6, was 7");
    }

    private static Answer sample(String option, String value) {
        return plume("sample", "policy", "--model", "avoiding-flow", option, value);
    }

    @Test
    void aSolverThatDoesNotFitTheMethod_isRefusedWithThoseThatDo() {
        assertThat(solver("flow", "ancestral").text())
                .contains(
                        "--solver must be one of [euler, heun, ddim, dpm2s, dpm2m] for --method flow, was 'ancestral'");
        assertThat(solver("diffusion", "rk4").text())
                .contains("--solver must be one of [euler, heun, ddim, ancestral, dpm2s, dpm2m] for --method diffusion,"
                        + " was 'rk4'");
        Answer none = solver("bc", "euler");
        assertThat(none.text()).contains("--solver must not be given with --method bc, which has no path to go");
        assertThat(none.status()).isEqualTo(1);
    }

    private Answer solver(String method, String solver) {
        String out = folder.resolve("m").toString();
        return plume("train", "policy", "--task", "avoiding", "--method", method, "--solver", solver, "--out", out);
    }

    @Test
    void aParadigmOfTheMap_isTrainedAndSampledLikeAnyMethod() throws IOException {
        StringBuilder rows = new StringBuilder("episode,step,x,y\n");
        for (int e = 0; e < 6; e++) {
            for (int i = 0; i < 30; i++) {
                rows.append(e)
                        .append(',')
                        .append(i)
                        .append(',')
                        .append(0.01 * i)
                        .append(',');
                rows.append(e % 2 == 0 ? 0.01 * i : -0.01 * i).append('\n');
            }
        }
        String csv = Files.writeString(folder.resolve("two-ways.csv"), rows).toString();
        for (String method : List.of("gan", "latent-diffusion")) {
            String out = folder.resolve(method).toString();
            Answer trained = paradigm(csv, method, out, "--width", "8", "--steps", "8", "--batch", "16");
            assertThat(trained.status()).as(trained.text()).isZero();
            String seen = "0.1,0.1";
            Answer drawn = plume("sample", "policy", "--model", out, "--observation", seen, "--samples", "3");
            assertThat(drawn.status()).as(drawn.text()).isZero();
        }
        String out = folder.resolve("m").toString();
        assertThat(paradigm(csv, "gan", out, "--learning-rate", "0.1").text())
                .contains("--learning-rate must not be given with --method gan, which brings its own, was 0.1;"
                        + " --width, --steps and --batch may be");
        assertThat(paradigm(csv, "magic", out).text())
                .contains("--method must be one of [flow, diffusion, cvae, bc, gmm, vae, beta-vae, gan-minimax, gan,")
                .contains("latent-diffusion], was 'magic'");
        assertThat(paradigm(csv, "autoencoder", out).text())
                .contains("--method must be one of which samples can be drawn, [flow, ")
                .contains("], was 'autoencoder'");
    }

    private static Answer paradigm(String csv, String method, String out, String... more) {
        return plume(Stream.concat(
                        Stream.of(
                                "train",
                                "policy",
                                "--data",
                                csv,
                                "--observation",
                                "x,y",
                                "--action",
                                "delta(x),delta(y)",
                                "--dt",
                                "0.1",
                                "--method",
                                method,
                                "--out",
                                out),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static Answer train(Path csv, Path out) {
        return plume(
                "train",
                "policy",
                "--data",
                csv.toString(),
                "--observation",
                "x",
                "--action",
                "delta(x)",
                "--dt",
                "0.1",
                "--out",
                out.toString());
    }
}
