package org.plume.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plume.generative.model.AtomicFile;
import org.plume.generative.model.Safetensors;

/**
 * The checkpoints of a work folder: {@code checkpoint-<step>.safetensors}, the last two. Each appears whole or not at
 * all, and the one before it is deleted only after it, so a good one is there at every moment.
 */
final class Checkpoints {

    private static final int KEPT = 2;
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,18})\\.safetensors");

    private final Path folder;
    private final UnaryOperator<WritableByteChannel> disk;

    Checkpoints(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /**
     * Checkpoints of a folder.
     *
     * @param disk stands between what is written and the file, so that a test can let the disk be full
     */
    Checkpoints(Path folder, UnaryOperator<WritableByteChannel> disk) {
        this.folder = folder;
        this.disk = disk;
    }

    void write(Checkpoint checkpoint) {
        Path file = folder.resolve("checkpoint-" + checkpoint.state().step() + ".safetensors");
        Checkpoint.Content content = checkpoint.content();
        AtomicFile.write(
                file, channel -> Safetensors.write(disk.apply(channel), content.tensors(), content.metadata()));
        try {
            for (Path old : newestFirst().stream().skip(KEPT).toList()) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "an old checkpoint in " + folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    /**
     * The newest checkpoint that is whole; none if there is no file of one.
     *
     * @param notice is told of each that is damaged
     * @throws IllegalArgumentException if there are checkpoints but none is whole, or it is of another run
     */
    Optional<Checkpoint> latest(Fingerprint run, Consumer<String> notice) {
        List<Path> files = newestFirst();
        for (Path file : files) {
            Checkpoint checkpoint;
            try {
                checkpoint = Checkpoint.read(file);
            } catch (IllegalArgumentException | UncheckedIOException e) {
                notice.accept("A checkpoint is damaged and is passed over: " + e.getMessage());
                continue;
            }
            run.requireSame(checkpoint.fingerprint(), file.toString());
            return Optional.of(checkpoint);
        }
        if (!files.isEmpty()) {
            throw new IllegalArgumentException(folder + " must have a checkpoint that is whole, each of " + files.size()
                    + " is damaged; delete them to start anew");
        }
        return Optional.empty();
    }

    private List<Path> newestFirst() {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(f -> step(f) >= 0)
                    .sorted(Comparator.comparingLong(Checkpoints::step).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static long step(Path file) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
