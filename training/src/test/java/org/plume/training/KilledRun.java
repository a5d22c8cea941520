package org.plume.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.plume.training.onnx.OnnxEngine;

/** A run in a process of its own, which says how far it is and goes on when told, so that it can be killed in between. */
final class KilledRun {

    static final int STEPS = 300;
    static final int EVERY = 7;

    private KilledRun() {}

    public static void main(String[] arguments) {
        train(Path.of(arguments[0]), new Progress() {
            @Override
            public void step(long done, double loss) {
                System.out.println(done);
                try {
                    if (System.in.read() < 0) {
                        throw new IllegalStateException("nobody is left to say that the run may go on");
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    static Trained train(Path work, Progress progress) {
        return new Trainer(new OnnxEngine(), work, EVERY, progress)
                .train(Regression.SMALL, Regression.plan(STEPS), Regression.batches(1), Map.of());
    }
}
