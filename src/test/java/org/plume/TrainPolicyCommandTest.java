package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.done;
import static org.plume.Commands.joined;
import static org.plume.Commands.plume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.Commands.Answer;

/** {@code train policy}: what cannot be learnt is said before the training, and every paradigm that draws is learnt alike. */
class TrainPolicyCommandTest {

    @TempDir
    Path folder;

    private static Answer train(String csv, String observation, String action, String out, String... more) {
        return plume(
                List.of(
                        "train",
                        "policy",
                        "--data",
                        csv,
                        "--observation",
                        observation,
                        "--action",
                        action,
                        "--dt",
                        "0.1",
                        "--out",
                        out),
                more);
    }

    private static Answer train(Path csv, Path out) {
        return train(csv.toString(), "x", "delta(x)", out.toString());
    }

    @Test
    void demonstrationsWithoutAColumn_areRefused() throws IOException {
        Path csv = Files.writeString(folder.resolve("d.csv"), "episode,step,x\na,0,1\na,1,2\n");
        Path out = folder.resolve("m");
        Answer answer = train(csv.toString(), "x", "delta(y,x)", out.toString(), "--task", "mine");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("y");
        assertThat(out).doesNotExist();
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
            done("sample", "policy", "--model", out, "--observation", "0.1,0.1", "--samples", "3");
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
        return train(csv, "x,y", "delta(x),delta(y)", out, joined(List.of("--method", method), more));
    }
}
