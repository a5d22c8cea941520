package org.plume.arm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place and moves it there when it is whole. */
public final class WholeFile {

    /** What fills the file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /** What a failure says; the class says it where the message is the bare path. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() == null
                ? e.getClass().getSimpleName()
                : String.valueOf(e.getMessage());
    }

    /**
     * Replaces {@code file}, making its folder if there is none.
     *
     * @throws IOException when it cannot be written, naming it; what was there stays
     */
    public static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException("file must have a name, was " + file);
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + " cannot be written: it is a folder");
        }
        Path part = folder.resolve("." + file.getFileName() + ".part");
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(part)) {
                content.writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + reason(e), e);
        } finally {
            part.toFile().delete();
        }
    }
}
