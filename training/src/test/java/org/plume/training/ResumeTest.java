package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.generative.learn.Batches;
import org.plume.training.onnx.OnnxEngine;

/** However a run ends before its time, the same call goes on and ends with the same weights to the bit. */
class ResumeTest {

    private static final int STEPS = 12;
    private static final int EVERY = 5;

    @TempDir
    Path folder;

    private Trained whole;
    private byte[] metrics = {};
    private Path work = Path.of("");

    @BeforeEach
    void trainWithoutInterruption() throws IOException {
        Path undisturbed = folder.resolve("undisturbed");
        whole = trainer(undisturbed, Progress.SILENT, UnaryOperator.identity())
                .train(Regression.SMALL, Regression.plan(STEPS), Regression.batches(1), Map.of());
        metrics = Files.readAllBytes(undisturbed.resolve("metrics.csv"));
        work = folder.resolve("work");
    }

    @Test
    void everyStep_mayBeTheLastBeforeTheEnd() throws IOException {
        for (int fatal = 0; fatal < STEPS; fatal++) {
            work = folder.resolve("work" + fatal);
            int at = fatal;
            Batches failing = step -> {
                if (step == at && Files.notExists(work.resolve("again"))) {
                    throw new Stop();
                }
                return Regression.batches(1).at(step);
            };
            if (fatal > 0) {
                assertThatThrownBy(() -> train(failing, Progress.SILENT)).isInstanceOf(Stop.class);
            }
            Files.createDirectories(work);
            Files.createFile(work.resolve("again"));
            goesOnToTheSameEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 10, 11, 12})
    void everyMoment_afterAStep_mayBeTheEnd(int done) throws IOException {
        stopAfter(done);
        goesOnToTheSameEnd();
    }

    /** A checkpoint of this problem has about 3 kB; the disk fills in its header, in its numbers, or in the second one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 2000, 4000, 5000})
    void aFullDisk_isAClearErrorAndLosesNothing(int room) throws IOException {
        int[] left = {room};
        UnaryOperator<WritableByteChannel> disk = channel -> new FullDisk(channel, left);
        assertThatThrownBy(() -> trainer(work, Progress.SILENT, disk)
                        .train(Regression.SMALL, Regression.plan(STEPS), Regression.batches(1), Map.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(work.resolve("checkpoint-").toString())
                .hasMessageEndingWith(".safetensors cannot be written: No space left on device");
        assertThat(work).isDirectoryNotContaining(f -> f.toString().endsWith(".tmp"));
        goesOnToTheSameEnd();
    }

    @ParameterizedTest
    @CsvSource({"cut, 100", "cut, 0", "flip, 8", "flip, 700", "flip, -1", "flip, -400"})
    void aDamagedCheckpoint_isPassedOverForTheOneBeforeIt(String damage, int where) throws IOException {
        stopAfter(11);
        Path newest = work.resolve("checkpoint-10.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        int i = where < 0 ? bytes.length + where : where;
        if (damage.equals("cut")) {
            bytes = Arrays.copyOf(bytes, i);
        } else {
            bytes[i] ^= 1;
        }
        Files.write(newest, bytes);
        List<String> notices = goesOnToTheSameEnd();
        assertThat(notices)
                .singleElement()
                .asString()
                .startsWith("A checkpoint is damaged and is passed over: " + newest);
    }

    @Test
    void onlyDamagedCheckpoints_areAnError() throws IOException {
        stopAfter(11);
        for (int step : new int[] {5, 10}) {
            Files.write(work.resolve("checkpoint-" + step + ".safetensors"), new byte[3]);
        }
        assertThatThrownBy(() -> train(Regression.batches(1), Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(work
                        + " must have a checkpoint that is whole, each of 2 is damaged; delete them to start anew");
    }

    @Test
    void twoCheckpoints_areKept() throws IOException {
        goesOnToTheSameEnd();
        try (var files = Files.list(work)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "checkpoint-10.safetensors", "checkpoint-12.safetensors", "metrics.csv", "lock");
        }
    }

    @Test
    void metrics_thatAreLostOrCutShort_beginAgain() throws IOException {
        stopAfter(11);
        Path csv = work.resolve("metrics.csv");
        Files.write(csv, Arrays.copyOf(Files.readAllBytes(csv), Files.readAllBytes(csv).length - 7));
        goesOnToTheSameEnd();

        Files.writeString(csv, "epoch,accuracy\n");
        Files.delete(work.resolve("checkpoint-12.safetensors"));
        assertThatThrownBy(() -> train(Regression.batches(1), Progress.SILENT))
                .hasMessage(csv + " must begin with step,loss,gradientNorm,learningRate, began with epoch,accuracy");
    }

    private void stopAfter(int done) {
        Progress fatal = new Progress() {
            @Override
            public void step(long nowDone, double loss) {
                if (nowDone == done) {
                    throw new Stop();
                }
            }
        };
        assertThatThrownBy(() -> train(Regression.batches(1), fatal)).isInstanceOf(Stop.class);
    }

    private List<String> goesOnToTheSameEnd() throws IOException {
        List<String> notices = new ArrayList<>();
        Trained resumed = train(Regression.batches(1), new Progress() {
            @Override
            public void notice(String text) {
                notices.add(text);
            }
        });
        assertThat(resumed).isEqualTo(whole);
        assertThat(Files.readAllBytes(work.resolve("metrics.csv"))).isEqualTo(metrics);
        return notices;
    }

    private Trained train(Batches batches, Progress progress) {
        return trainer(work, progress, UnaryOperator.identity())
                .train(Regression.SMALL, Regression.plan(STEPS), batches, Map.of());
    }

    private static Trainer trainer(Path work, Progress progress, UnaryOperator<WritableByteChannel> disk) {
        return new Trainer(new OnnxEngine(), work, EVERY, progress, disk);
    }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A disk with room for so many bytes, of all files together. */
    private record FullDisk(WritableByteChannel channel, int[] left) implements WritableByteChannel {

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (left[0] == 0) {
                throw new IOException("No space left on device");
            }
            int n = Math.min(left[0], source.remaining());
            ByteBuffer part = source.duplicate().limit(source.position() + n);
            channel.write(part);
            source.position(source.position() + n);
            left[0] -= n;
            return n;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
