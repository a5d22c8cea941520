package org.plume.training;

import java.nio.file.Path;
import java.util.Map;
import org.plume.training.onnx.OnnxEngine;

/** A run in a process of its own, which says how far it is so that it can be killed. */
final class KilledRun {

    static final int STEPS = 300;
    static final int EVERY = 7;

    private KilledRun() {}

    public static void main(String[] arguments) {
        train(Path.of(arguments[0]), new Progress() {
            @Override
            public void step(long done, double loss) {
                System.out.println(done);
            }
        });
    }

    static Trained train(Path work, Progress progress) {
        return new Trainer(new OnnxEngine(), work, EVERY, progress)
                .train(Regression.SMALL, Regression.plan(STEPS), Regression.batches(1), Map.of());
    }
}
