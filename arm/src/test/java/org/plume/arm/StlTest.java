package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StlTest {

    private static final float[] CORNERS = {0, 0, 0, 1, 0, 0, 0, 1, 0};

    @TempDir
    private Path folder;

    private static byte[] binary(String header, int triangles) {
        ByteBuffer out = ByteBuffer.allocate(84 + 50 * triangles).order(ByteOrder.LITTLE_ENDIAN);
        out.put(header.getBytes(StandardCharsets.US_ASCII)).position(80);
        out.putInt(triangles);
        for (int t = 0; t < triangles; t++) {
            out.putFloat(0).putFloat(0).putFloat(1);
            for (float v : CORNERS) {
                out.putFloat(v);
            }
            out.putShort((short) 0);
        }
        return out.array();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("part.stl"), bytes);
    }

    @Test
    void aBinaryFile_evenOneThatBeginsWithSolid_isRead() throws IOException {
        for (String header : new String[] {"", "solid of revolution"}) {
            Stl mesh = Stl.read(file(binary(header, 2)));
            assertThat(mesh.triangles()).isEqualTo(2);
            assertThat(Arrays.copyOfRange(mesh.vertices(), 9, 18)).containsExactly(CORNERS);
        }
    }

    @Test
    void anAsciiFile_isRead() throws IOException {
        String text = """
                solid part
                facet normal 0 0 1
                  outer loop
                    vertex 0 0 0
                    vertex 1.0e0 0 0
                    vertex 0 1 0
                  endloop
                endfacet
                endsolid part
                """;
        assertThat(Stl.read(file(text.getBytes(StandardCharsets.US_ASCII))).vertices())
                .containsExactly(CORNERS);
        assertThatThrownBy(() -> Stl.read(file(text.substring(0, 60).getBytes(StandardCharsets.US_ASCII))))
                .hasMessageContaining("part.stl: ASCII STL must end with endsolid");
        assertThatThrownBy(() -> Stl.read(file(text.replace("1.0e0", "one").getBytes(StandardCharsets.US_ASCII))))
                .hasMessageContaining("a vertex must have 3 numbers, had \"one\"");
    }

    @Test
    void everyDamagedFile_isRefusedBeforeItIsBelieved() throws IOException {
        assertThatThrownBy(() -> Stl.read(file(new byte[10])))
                .hasMessageContaining("STL file must have >= 84 bytes, had 10");
        assertThatThrownBy(() -> Stl.read(file(Arrays.copyOf(binary("", 2), 180))))
                .hasMessageContaining("STL file of 2 triangles must have 184 bytes, had 180");
        byte[] huge = binary("", 1);
        Arrays.fill(huge, 80, 84, (byte) 0xFF);
        assertThatThrownBy(() -> Stl.read(file(huge)))
                .hasMessageContaining("STL file of 4294967295 triangles must have 214748364834 bytes, had 134");
        byte[] nan = binary("", 1);
        Arrays.fill(nan, 96, 100, (byte) 0xFF);
        assertThatThrownBy(() -> Stl.read(file(nan))).hasMessageContaining("vertices must be finite, one was NaN");
    }
}
