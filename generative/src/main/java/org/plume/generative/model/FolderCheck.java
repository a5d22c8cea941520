package org.plume.generative.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plume.generative.model.ModelCard.FileSeal;

/** The checks of a model folder: names before paths, sizes before contents, hashes before use. */
final class FolderCheck {

    private static final long MAX_CARD_BYTES = 16 << 20;

    private final Path folder;

    FolderCheck(Path folder) {
        this.folder = folder;
    }

    /** The bytes of the card. */
    byte[] card() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + " must be a model folder, was " + (Files.exists(folder) ? "a file" : "missing"));
        }
        Path file = inside(ModelFolder.CARD);
        long size = Files.size(file);
        if (size > MAX_CARD_BYTES) {
            throw new IllegalArgumentException(file + " must have at most " + MAX_CARD_BYTES + " bytes, had " + size);
        }
        return Files.readAllBytes(file);
    }

    ModelCard parse(byte[] json) {
        try {
            return ModelCardJson.read(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(folder.resolve(ModelFolder.CARD) + ": " + e.getMessage(), e);
        }
    }

    /** Checks every file that the card lists, and that there is no other. */
    void files(ModelCard card) throws IOException {
        for (String file : card.files().keySet()) {
            if (!ModelFolder.isFileName(file)) {
                throw new IllegalArgumentException(folder.resolve(ModelFolder.CARD)
                        + ": files must be named graphs/<name>.onnx or weights.safetensors, was \"" + file + "\"");
            }
        }
        for (Map.Entry<String, FileSeal> e : card.files().entrySet()) {
            sized(e.getKey(), e.getValue());
        }
        requireNoOther(folder, "", card);
        if (Files.exists(folder.resolve(ModelFolder.GRAPHS))) {
            requireNoOther(folder.resolve(ModelFolder.GRAPHS), ModelFolder.GRAPHS + "/", card);
        }
        for (Map.Entry<String, FileSeal> e : card.files().entrySet()) {
            requireHash(e.getKey(), Sha256.of(folder.resolve(e.getKey())), e.getValue());
        }
    }

    /** The file, checked anew. */
    Path file(String name, ModelCard card) {
        FileSeal seal = sealOf(name, card);
        try {
            Path file = sized(name, seal);
            requireHash(name, Sha256.of(file), seal);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** The contents of the file, checked anew. */
    byte[] bytes(String name, ModelCard card) {
        FileSeal seal = sealOf(name, card);
        try {
            Path file = sized(name, seal);
            if (seal.bytes() > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(file + " must have less than 2 GB, had " + seal.bytes() + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            requireHash(name, Sha256.of(bytes), seal);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** What the card must list: the files that lie in a draft. */
    static Map<String, FileSeal> seals(Path draft) throws IOException {
        Map<String, FileSeal> seals = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(draft)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = draft.relativize(file).toString().replace('\\', '/');
                seals.put(name, new FileSeal(Files.size(file), Sha256.of(file)));
            }
        }
        return seals;
    }

    private FileSeal sealOf(String name, ModelCard card) {
        FileSeal seal = card.files().get(name);
        if (seal == null) {
            throw new IllegalArgumentException("model " + card.name() + " must have " + name + ", has "
                    + card.files().keySet());
        }
        return seal;
    }

    private Path sized(String name, FileSeal seal) throws IOException {
        Path file = inside(name);
        long size = Files.size(file);
        if (size != seal.bytes()) {
            throw new IllegalArgumentException(
                    file + " must have " + seal.bytes() + " bytes, as model.json says, had " + size);
        }
        return file;
    }

    private void requireHash(String name, String hash, FileSeal seal) {
        if (!hash.equals(seal.sha256())) {
            throw new IllegalArgumentException(
                    folder.resolve(name) + " must have SHA-256 " + seal.sha256() + ", as model.json says, had " + hash);
        }
    }

    /** A regular file that lies within the folder, also after links are followed. */
    private Path inside(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    file + " must be a file, was " + (Files.exists(file) ? "something else" : "missing"));
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new IllegalArgumentException(
                    file + " must lie within its model folder, was a link to " + file.toRealPath());
        }
        return file;
    }

    private static void requireNoOther(Path inner, String prefix, ModelCard card) throws IOException {
        try (Stream<Path> children = Files.list(inner)) {
            for (Path child : children.sorted().toList()) {
                String name = prefix + child.getFileName();
                boolean known = card.files().containsKey(name)
                        || name.equals(ModelFolder.CARD)
                        || name.equals(ModelFolder.GRAPHS)
                        || name.equals("README.md");
                if (!known) {
                    throw new IllegalArgumentException(
                            child + " must be listed in model.json under files, or not be there");
                }
            }
        }
    }
}
