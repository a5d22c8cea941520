package org.plume.generative.nn.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's environment, one for the process. It is made on a thread with a deep stack: ONNX Runtime 1.29 on Linux
 * matches the command line of the process against a regular expression by recursion, and a class path of 4 kB overflows
 * the stack that Java gives its main thread. Reports to its makers are turned off.
 */
final class Environment {

    private static final long STACK_BYTES = 64 << 20;

    private static @Nullable OrtEnvironment instance;

    private Environment() {}

    static synchronized OrtEnvironment get() {
        if (instance == null) {
            instance = make();
        }
        return instance;
    }

    private static OrtEnvironment make() {
        CompletableFuture<OrtEnvironment> made = new CompletableFuture<>();
        Runnable making = () -> {
            try {
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                environment.setTelemetry(false);
                made.complete(environment);
            } catch (OrtException | RuntimeException | LinkageError e) {
                made.completeExceptionally(e);
            }
        };
        new Thread(null, making, "onnxruntime", STACK_BYTES).start();
        return made.join();
    }
}
