package org.plume.compare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;

class TableTest {

    @TempDir
    Path folder;

    private String file(Stream<String> lines) throws IOException {
        return Files.write(folder.resolve("p.csv"), lines.toList()).toString();
    }

    private static Stream<String> good() {
        return IntStream.range(0, 40).mapToObj(i -> i + "," + 3 * (i % 7));
    }

    @Test
    void columns_getMean0AndVariance1() throws IOException {
        PointSet set = PointSets.named(file(Stream.concat(Stream.of("x,y"), good())));
        List<double[]> points = set.sample(20_000, new Streams(1));
        for (int i = 0; i < 2; i++) {
            int column = i;
            double mean = points.stream().mapToDouble(x -> x[column]).average().orElseThrow();
            double square = points.stream()
                    .mapToDouble(x -> x[column] * x[column])
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(0, within(0.03));
            assertThat(square).isCloseTo(1, within(0.04));
        }
    }

    @Test
    void whatIsNoNumber_isNamedByLineAndColumn() throws IOException {
        String words = file(Stream.concat(good(), Stream.of("1,red")));
        assertThatThrownBy(() -> PointSets.named(words))
                .hasMessageContaining("line 41, column 2 must be a finite number, was 'red'");
        String nan = file(Stream.concat(good(), Stream.of("NaN,1")));
        assertThatThrownBy(() -> PointSets.named(nan))
                .hasMessageContaining("line 41, column 1 must be a finite number, was 'NaN'");
    }

    @Test
    void aFileThatIsNoText_isRefused_andAByteOrderMarkIsPassedOver() throws IOException {
        Path file = Files.write(folder.resolve("p.csv"), new byte[] {1, (byte) 0xff, (byte) 0xfe, 10});
        assertThatThrownBy(() -> PointSets.named(file.toString()))
                .hasMessage(file + " must be text in UTF-8, has bytes that are none");
        assertThat(PointSets.named(file(good().map(line -> line.startsWith("0,") ? "\uFEFF" + line : line)))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void onePoint_isTooFew() throws IOException {
        String one = file(Stream.of("1,2"));
        assertThatThrownBy(() -> PointSets.named(one)).hasMessageContaining("must have >= 20 rows, had 1");
    }

    @Test
    void aColumnThatNeverVaries_isNamed() throws IOException {
        String constant = file(IntStream.range(0, 40).mapToObj(i -> i + ",5"));
        assertThatThrownBy(() -> PointSets.named(constant))
                .hasMessageContaining("column 2 must vary, was 5.0 throughout; leave it out");
    }

    @Test
    void aMillionRows_areRead_andOneMoreIsRefused() throws IOException {
        String million = file(IntStream.range(0, 1_000_000).mapToObj(i -> i % 10 + "," + i % 9));
        assertThat(PointSets.named(million).size()).isEqualTo(2);
        String more = file(IntStream.range(0, 1_000_001).mapToObj(i -> i % 10 + "," + i % 9));
        assertThatThrownBy(() -> PointSets.named(more))
                .hasMessageContaining("must have <= 1000000 rows, had more; take a sample of them");
    }

    @Test
    void rowsOfDifferentLength_areRefused() throws IOException {
        String ragged = file(Stream.concat(good(), Stream.of("1,2,3")));
        assertThatThrownBy(() -> PointSets.named(ragged))
                .hasMessageContaining("line 41: there must be 2 columns, were 3");
    }

    @Test
    void unknownNames_areAnsweredByTheList() {
        assertThatThrownBy(() -> PointSets.named("rings"))
                .hasMessage(
                        "data must be one of [ring, checkerboard, moons, spirals, pinwheel, peptides] or a CSV file, was 'rings'");
        assertThatThrownBy(() -> PointSets.named("nowhere.csv"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere.csv");
    }
}
