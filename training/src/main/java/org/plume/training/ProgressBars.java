package org.plume.training;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal: share done, loss, steps a second, time left. */
final class ProgressBars implements Progress {

    private final PrintStream terminal;
    private final MeanLoss mean = new MeanLoss();
    private @Nullable ProgressBar bar;
    private String looked = "";

    ProgressBars(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void begin(long done, long steps) {
        bar = new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax(steps)
                .startsFrom(done, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" steps", 1)
                .showSpeed()
                .setUpdateIntervalMillis(500)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .build();
    }

    @Override
    public void step(long done, double loss) {
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4g%s", mean.with(loss), looked));
        }
    }

    @Override
    public void heldOut(long done, double loss, boolean best) {
        looked = String.format(Locale.ROOT, " held-out %.4f%s", loss, best ? " best" : "");
    }

    @Override
    public void notice(String text) {
        terminal.println(text);
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
