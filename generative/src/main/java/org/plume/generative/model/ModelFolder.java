package org.plume.generative.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plume.generative.nn.Tensor;

/**
 * A trained model on disk: {@code model.json} (a {@link ModelCard}), {@code graphs/<name>.onnx}, and optionally
 * {@code weights.safetensors} to go on training. Nothing in it can run code. A {@code README.md} may lie beside them.
 *
 * <p>Opening checks that the folder holds what the card lists, to the byte, and nothing else; a folder that does not is
 * an {@link IllegalArgumentException} that names the file, the rule and the value. What is read later is checked again.
 */
public final class ModelFolder {

    static final String CARD = "model.json";
    static final String WEIGHTS = "weights.safetensors";
    static final String GRAPHS = "graphs";
    private static final String ONNX = ".onnx";
    private static final int MAX_ATTEMPTS = 20;

    private final Path path;
    private final ModelCard card;
    private final String version;

    private ModelFolder(Path path, ModelCard card, String version) {
        this.path = path;
        this.card = card;
        this.version = version;
    }

    /** Opens a model; while one is being replaced, the old or the new one. */
    public static ModelFolder open(Path folder) {
        for (int attempt = 1; ; attempt++) {
            Path live = ModelReplacement.live(folder);
            Object identity = ModelReplacement.identity(live);
            FolderCheck check = new FolderCheck(live);
            try {
                byte[] json = check.card();
                ModelCard card = check.parse(json);
                check.files(card);
                return new ModelFolder(live, card, Sha256.of(json));
            } catch (IllegalArgumentException | IOException e) {
                if (attempt < MAX_ATTEMPTS
                        && !identity.equals(ModelReplacement.identity(ModelReplacement.live(folder)))) {
                    continue;
                }
                if (e instanceof IOException io) {
                    throw new UncheckedIOException(folder + " cannot be read: " + AtomicFile.reason(io), io);
                }
                throw (IllegalArgumentException) e;
            }
        }
    }

    /**
     * Writes a model as a whole: into a folder beside the target, forced to the disk, then renamed. A model that is
     * there is replaced, and stays readable until the new one is; one writer at a time.
     *
     * @param card its files are ignored; they are those written
     * @param graphs ONNX by name, without folder and ending
     * @param weights empty: no file of weights
     */
    public static ModelFolder write(
            Path folder, ModelCard card, Map<String, byte[]> graphs, Map<String, Tensor> weights) {
        return write(folder, card, graphs, weights, Dtype.F32);
    }

    /** The same with the type that matrices of weights are stored in, F32 or F16. */
    public static ModelFolder write(
            Path folder, ModelCard card, Map<String, byte[]> graphs, Map<String, Tensor> weights, Dtype matrices) {
        graphs.keySet().forEach(ModelFolder::requireGraphName);
        ModelReplacement.write(folder, draft -> {
            if (!graphs.isEmpty()) {
                Files.createDirectory(draft.resolve(GRAPHS));
            }
            graphs.forEach((name, onnx) ->
                    AtomicFile.write(draft.resolve(graphPath(name)), channel -> AtomicFile.copy(onnx, channel)));
            if (!weights.isEmpty()) {
                Safetensors.write(draft.resolve(WEIGHTS), weights, Map.of("format", "pt"), matrices);
            }
            byte[] json = ModelCardJson.write(card.withFiles(FolderCheck.seals(draft)));
            AtomicFile.write(draft.resolve(CARD), channel -> AtomicFile.copy(json, channel));
        });
        return open(folder);
    }

    /**
     * Refuses a place where {@link #write} would refuse to put a model, before the long work starts.
     *
     * @throws IllegalArgumentException when something else is there
     */
    public static void requirePlace(Path folder) {
        try {
            ModelReplacement.requireReplaceable(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** The names of the models in a folder of model folders, sorted. */
    public static List<String> list(Path models) {
        NavigableSet<String> names = new TreeSet<>();
        try (Stream<Path> children = Files.list(models)) {
            children.map(ModelReplacement::target)
                    .filter(child -> Files.exists(ModelReplacement.live(child).resolve(CARD)))
                    .map(child -> String.valueOf(child.getFileName()))
                    .filter(ModelCard::isName)
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(models + " cannot be listed: " + AtomicFile.reason(e), e);
        }
        return List.copyOf(names);
    }

    /**
     * Replaces the model by one that says what it reached, otherwise the same; its version is another.
     *
     * @throws IllegalArgumentException when no baselines stand beside the metrics
     */
    public ModelFolder withMetrics(ObjectNode metrics) {
        byte[] json = ModelCardJson.write(card.withMetrics(metrics));
        ModelReplacement.write(path, draft -> {
            ModelReplacement.copy(path, draft);
            AtomicFile.write(draft.resolve(CARD), channel -> AtomicFile.copy(json, channel));
        });
        return open(path);
    }

    public Path path() {
        return path;
    }

    public ModelCard card() {
        return card;
    }

    /** SHA-256 of {@code model.json}, and so of everything in the folder. */
    public String version() {
        return version;
    }

    /** The names of the graphs, sorted. */
    public NavigableSet<String> graphs() {
        NavigableSet<String> names = new TreeSet<>();
        for (String file : card.files().keySet()) {
            if (file.endsWith(ONNX)) {
                names.add(file.substring(GRAPHS.length() + 1, file.length() - ONNX.length()));
            }
        }
        return names;
    }

    /** A graph as ONNX. */
    public byte[] graph(String name) {
        if (!graphs().contains(name)) {
            throw new IllegalArgumentException(
                    "model " + card.name() + " must have a graph " + name + ", has " + graphs());
        }
        return new FolderCheck(path).bytes(graphPath(name), card);
    }

    public boolean hasWeights() {
        return card.files().containsKey(WEIGHTS);
    }

    /** The weights, by the names of the network's parameters. */
    public Map<String, Tensor> weights() {
        if (!hasWeights()) {
            throw new IllegalArgumentException("model " + card.name() + " must have " + WEIGHTS + ", has none");
        }
        FolderCheck check = new FolderCheck(path);
        return Safetensors.read(check.file(WEIGHTS, card));
    }

    static boolean isFileName(String file) {
        return file.equals(WEIGHTS)
                || (file.startsWith(GRAPHS + "/")
                        && file.endsWith(ONNX)
                        && ModelCard.isName(file.substring(
                                GRAPHS.length() + 1, Math.max(GRAPHS.length() + 1, file.length() - ONNX.length()))));
    }

    private static String graphPath(String name) {
        return GRAPHS + "/" + name + ONNX;
    }

    private static void requireGraphName(String name) {
        if (!isFileName(graphPath(name))) {
            throw new IllegalArgumentException(
                    "a graph's name must be 1 to 64 letters, digits or _ . - and not begin with" + " a dot, was \""
                            + name + "\"");
        }
    }
}
