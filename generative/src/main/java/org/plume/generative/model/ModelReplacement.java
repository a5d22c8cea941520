package org.plume.generative.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Replaces a folder by another so that a reader finds the old or the new one. A file system cannot exchange two folders
 * in one portable step, so the old one steps aside to {@code .<name>.old}; if the power fails just then, {@link #live}
 * finds it there.
 */
final class ModelReplacement {

    private static final String OLD = ".old";
    private static final String DRAFT = ".new";

    private ModelReplacement() {}

    /** Fills an empty folder. */
    @FunctionalInterface
    interface Filling {
        void fill(Path draft) throws IOException;
    }

    /** Where the model named by the folder lies now. */
    static Path live(Path folder) {
        Path old = sibling(folder, OLD);
        return Files.notExists(folder) && Files.exists(old) ? old : folder;
    }

    /** The folder that a sibling of this class belongs to, or the path itself. */
    static Path target(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(".") && name.endsWith(OLD) && name.length() > 1 + OLD.length()
                ? path.resolveSibling(name.substring(1, name.length() - OLD.length()))
                : path;
    }

    /** Equal as long as no other folder has taken the place of this one. */
    static Object identity(Path folder) {
        try {
            Path card = folder.resolve(ModelFolder.CARD);
            BasicFileAttributes attributes = Files.readAttributes(card, BasicFileAttributes.class);
            return List.of(folder, String.valueOf(attributes.fileKey()), attributes.lastModifiedTime());
        } catch (IOException e) {
            return folder;
        }
    }

    static void write(Path folder, Filling filling) {
        Path parent = AtomicFile.folderOf(folder);
        Path draft = sibling(folder, DRAFT);
        Path old = sibling(folder, OLD);
        try {
            Files.createDirectories(parent);
            requireReplaceable(folder);
            delete(draft);
            try {
                Files.createDirectory(draft);
                filling.fill(draft);
                forceFolders(draft);
                if (Files.exists(folder)) {
                    delete(old);
                    Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
                AtomicFile.forceFolder(parent);
                delete(old);
            } finally {
                delete(draft);
            }
        } catch (UncheckedIOException e) {
            throw failure(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    private static UncheckedIOException failure(Path folder, IOException e) {
        return new UncheckedIOException(folder + " cannot be written: " + AtomicFile.reason(e), e);
    }

    static void requireReplaceable(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(ModelFolder.CARD))) {
            return;
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> children = Files.list(folder)) {
                if (children.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new IllegalArgumentException(
                folder + " must be absent, empty or a model folder to be replaced, had no " + ModelFolder.CARD);
    }

    private static Path sibling(Path folder, String ending) {
        return folder.resolveSibling("." + folder.getFileName() + ending);
    }

    /** Copies what a folder holds into an empty one, forced to the disk. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.skip(1).toList()) {
                Path twin = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectory(twin);
                } else {
                    byte[] bytes = Files.readAllBytes(path);
                    AtomicFile.write(twin, channel -> AtomicFile.copy(bytes, channel));
                }
            }
        }
    }

    private static void forceFolders(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path inner : tree.filter(Files::isDirectory).toList()) {
                AtomicFile.forceFolder(inner);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
