package org.plume.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress of long work on standard error: a bar on a terminal, a plain line every tenth elsewhere. */
final class ConsoleProgress implements AutoCloseable {

    private final String what;
    private final long total;
    private final PrintStream out = System.err;
    private final @Nullable ProgressBar bar;
    private final long start = System.nanoTime();
    private long tenths;

    ConsoleProgress(String what, long total) {
        this.what = what;
        this.total = total;
        bar = !Terminal.present()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(out))
                        .build();
    }

    /** {@code done} of the total are finished; {@code note} stands behind the bar. */
    synchronized void at(long done, String note) {
        if (bar != null) {
            bar.stepTo(done).setExtraMessage(note);
        } else if (done * 10 / total > tenths || done == total) {
            tenths = done * 10 / total;
            double seconds = (System.nanoTime() - start) / 1e9;
            out.println(String.format(
                            Locale.ROOT,
                            "%s %d/%d, %.0f s, %.0f s left %s",
                            what,
                            done,
                            total,
                            seconds,
                            seconds / done * (total - done),
                            note)
                    .stripTrailing());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
