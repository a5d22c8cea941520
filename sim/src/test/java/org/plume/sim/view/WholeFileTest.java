package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @Test
    void aFileThatFails_leavesWhatWasThere_andNothingElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("picture.png");
        WholeFile.write(file, out -> out.write(new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFolderThatIsAFile_isAnError(@TempDir Path folder) throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("out"), "x");
        assertThatThrownBy(() -> WholeFile.write(inTheWay.resolve("a.png"), out -> out.write(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(inTheWay.toString());
    }
}
