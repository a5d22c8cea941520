package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void aFile_appearsWithItsFolder() throws IOException {
        Path file = folder.resolve("a").resolve("b.txt");
        WholeFile.write(file, out -> out.write('x'));
        assertThat(file).hasContent("x");
        assertThat(file.getParent()).isDirectoryNotContaining(p -> p.toString().endsWith(".part"));
    }

    @Test
    void aFailure_namesTheFile_andLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write('x');
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " cannot be written: No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(p -> p.toString().endsWith(".part"));
    }

    @Test
    void anEmptyFolder_isNotReplacedByAFile() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> WholeFile.write(empty, out -> out.write('x')))
                .isInstanceOf(IOException.class)
                .hasMessage(empty + " cannot be written: it is a folder");
        assertThat(empty).isDirectory();
    }

    @Test
    void aFileAmongThePathsFolders_isNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old");
        assertThatThrownBy(() -> WholeFile.write(file.resolve("g"), out -> out.write('x')))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.resolve("g") + " cannot be written: ");
    }
}
