package org.plume.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /** Makes an output folder, and says which option to blame when that cannot be. */
    static Path writable(String option, Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(option + " must be a folder, was a file: " + folder, e);
        } catch (IOException e) {
            throw new IOException(option + " must be a writable folder, could not make " + folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new IOException(option + " must be a writable folder, was " + folder);
        }
        return folder;
    }
}
