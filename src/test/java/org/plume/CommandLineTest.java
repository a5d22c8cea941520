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
        assertThat(answer.text()).contains("nowhere");
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
}
