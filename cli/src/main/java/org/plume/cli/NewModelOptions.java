package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.training.Engine;
import org.plume.training.dl4j.SameDiffEngine;
import org.plume.training.onnx.OnnxEngine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The model folder that a training writes, and the engine that it runs on. */
final class NewModelOptions {

    private static final List<String> ENGINES = List.of(OnnxEngine.NAME, SameDiffEngine.NAME);

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the model folder to write")
    Path out = Path.of("");

    @Option(names = "--name", description = "the model's name (default: the folder's)")
    @Nullable
    String name;

    @Option(names = "--work", paramLabel = "DIR", description = "checkpoints and metrics.csv (default: <out>.work)")
    @Nullable
    Path work;

    @Option(names = "--half", description = "store weights in 16 bits: half the size")
    boolean half;

    @Option(names = "--engine", defaultValue = "onnx", description = "onnx or dl4j (default: ${DEFAULT-VALUE})")
    String engine = "";

    @Spec(Spec.Target.MIXEE)
    CommandSpec command = CommandSpec.create();

    /** Where the folder will be; refuses a place that cannot be written, and an unknown engine, before anything is learned. */
    Path place() throws IOException {
        if (!ENGINES.contains(engine)) {
            throw new IllegalArgumentException("--engine must be one of " + ENGINES + ", was '" + engine + "'");
        }
        return Folders.place("--out", out);
    }

    private Path target() {
        return out.toAbsolutePath().normalize();
    }

    Path work() {
        return work == null ? target().resolveSibling(target().getFileName() + ".work") : work;
    }

    String title() {
        return name == null ? String.valueOf(target().getFileName()) : name;
    }

    OnnxFile.Precision precision() {
        return half ? OnnxFile.Precision.HALF : OnnxFile.Precision.SINGLE;
    }

    /** @param threads of ONNX Runtime */
    Engine engine(int threads) {
        return engine.equals(SameDiffEngine.NAME) ? new SameDiffEngine() : new OnnxEngine(threads);
    }

    Provenance provenance(String source, String hash, long seed, long steps) {
        return new Provenance(Plume.typed(command), source, hash, seed, steps, engine);
    }
}
