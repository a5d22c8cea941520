package org.plume.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.ModelFolder;

/** Where things lie and where they may be written. */
final class Folders {

    private Folders() {}

    /** The project's own folder: where the launcher stands, or the present folder. */
    static Path home() {
        return Path.of(System.getProperty("plume.home", ".")).toAbsolutePath().normalize();
    }

    /** The built-in model folders. */
    static Path models() {
        return home().resolve("models");
    }

    /**
     * Refuses an output file that cannot be written before the long work starts; makes its folder.
     *
     * @param file null: nothing is asked for
     */
    static void writableFile(String option, @Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new IOException(option + " must name a file, was a folder: " + file);
        }
        Path parent = file.toAbsolutePath().getParent();
        writable("the folder of " + option, parent == null ? Path.of(".") : parent);
    }

    /** Refuses a model folder that cannot be written before the training starts; makes the folder that it is to lie in. */
    static Path place(String option, Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(option + " must name a folder to make, was " + folder);
        }
        writable("the folder of " + option, parent);
        try {
            ModelFolder.requirePlace(target);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
        return target;
    }

    /** Makes an output folder, and says which option to blame when that cannot be. */
    static Path writable(String option, Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(option + " must be a folder, was a file: " + folder, e);
        } catch (IOException e) {
            throw new IOException(option + " must be a writable folder, could not make " + folder, e);
        }
        try {
            Files.delete(Files.createTempFile(folder, ".plume", null));
        } catch (IOException e) {
            throw new IOException(option + " must be a writable folder, was " + folder, e);
        }
        return folder;
    }
}
