package org.plume.training;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Plain lines, where there is no terminal: at most one every ten seconds, and a last one. */
final class ProgressLines implements Progress {

    private static final long PAUSE = 10_000_000_000L;

    private final Consumer<String> sink;
    private final LongSupplier nanos;
    private MeanLoss mean = new MeanLoss();
    private long steps;
    private long first;
    private long began;
    private long told;
    private long done;
    private double loss;

    ProgressLines(Consumer<String> sink, LongSupplier nanos) {
        this.sink = sink;
        this.nanos = nanos;
    }

    @Override
    public void begin(long alreadyDone, long allSteps) {
        mean = new MeanLoss();
        steps = allSteps;
        first = alreadyDone;
        done = alreadyDone;
        began = nanos.getAsLong();
        told = began;
        if (alreadyDone > 0) {
            sink.accept("going on after step " + alreadyDone + " of " + allSteps);
        }
    }

    @Override
    public void step(long nowDone, double nowLoss) {
        done = nowDone;
        loss = mean.with(nowLoss);
        long now = nanos.getAsLong();
        if (now - told >= PAUSE) {
            told = now;
            tell(now);
        }
    }

    @Override
    public void heldOut(long nowDone, double heldOutLoss, boolean best) {
        sink.accept(String.format(
                Locale.ROOT, "step %d, held-out loss %.4f%s", nowDone, heldOutLoss, best ? ", best" : ""));
    }

    @Override
    public void notice(String text) {
        sink.accept(text);
    }

    @Override
    public void end() {
        if (done > first) {
            tell(nanos.getAsLong());
        }
    }

    private void tell(long now) {
        double rate = (done - first) / Math.max((now - began) * 1e-9, 1e-9);
        long left = Math.round((steps - done) / rate);
        sink.accept(String.format(
                Locale.ROOT,
                "step %d of %d, loss %.4g, %.1f steps/s, %d:%02d:%02d left",
                done,
                steps,
                loss,
                rate,
                left / 3600,
                left / 60 % 60,
                left % 60));
    }
}
