package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.plume;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.Commands.Answer;

/** What a person types wrong is answered with what is wrong. */
class CommandLineTest {

    @TempDir
    Path folder;

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
}
