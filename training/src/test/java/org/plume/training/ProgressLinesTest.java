package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    @Test
    void aLine_isToldEveryTenSecondsAndAtTheEnd() {
        List<String> lines = new ArrayList<>();
        long[] now = {0};
        Progress progress = new ProgressLines(lines::add, () -> now[0]);
        progress.begin(100, 10_000);
        for (int done = 101; done <= 145; done++) {
            now[0] += 500_000_000;
            progress.step(done, 0.25);
        }
        progress.end();
        assertThat(lines)
                .containsExactly(
                        "going on after step 100 of 10000",
                        "step 120 of 10000, loss 0.2500, 2.0 steps/s, 1:22:20 left",
                        "step 140 of 10000, loss 0.2500, 2.0 steps/s, 1:22:10 left",
                        "step 145 of 10000, loss 0.2500, 2.0 steps/s, 1:22:08 left");
    }

    @Test
    void theLoss_isTheMeanOfTheLastHundred() {
        MeanLoss mean = new MeanLoss();
        assertThat(mean.with(4)).isEqualTo(4);
        assertThat(mean.with(2)).isEqualTo(3);
        for (int i = 0; i < 2000; i++) {
            mean.with(1);
        }
        assertThat(mean.with(1)).isBetween(1.0, 1.001);
    }

    @Test
    void theBar_showsShareAndLoss() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress bar = Progress.bar(new PrintStream(out, true, StandardCharsets.UTF_8));
        bar.begin(5, 10);
        bar.step(6, 0.125);
        bar.end();
        bar.notice("Done.");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("60%", "loss 0.1250", "Done.");
    }
}
