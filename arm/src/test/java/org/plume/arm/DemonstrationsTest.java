package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationsTest {

    @TempDir
    private Path folder;

    private static Demonstrations two() {
        Scene scene = new Scene(
                List.of(
                        new Sphere(new Vector3D(0.4, 0.1, 0.5), 0.05),
                        Cylinder.upright(new Vector3D(0.5, -0.1, 0.3), 0.04, 0.2),
                        new Box(
                                new Vector3D(1, 2, 3),
                                new Vector3D(0.1, 0.2, 0.3),
                                new Quaternion(0.6, 0, 0.8, 0).rotation())),
                new JointGoal(new double[] {1, 2.5}));
        double[][] rows = {{0.1, 2}, {1.0 / 3, -1e-7}, {3, 4}};
        return new Demonstrations(
                List.of("x", "y"),
                List.of(
                        new Demonstration("a", rows, scene),
                        new Demonstration("b_1", new double[][] {{1, 2}, {3, 5}}, null)));
    }

    @Test
    void whateverIsWritten_isReadBackToTheLastDigit() throws IOException {
        for (String name : List.of("d.csv", "e.csv.gz")) {
            Path file = folder.resolve("new").resolve(name);
            two().write(file);
            Demonstrations read = Demonstrations.read(file);
            assertThat(read.columns()).containsExactly("x", "y");
            assertThat(read.episodes()).hasSize(2);
            assertThat(read.episodes().get(0).rows())
                    .isDeepEqualTo(two().episodes().get(0).rows());
            Scene scene = Objects.requireNonNull(read.episodes().get(0).scene());
            Scene written = Objects.requireNonNull(two().episodes().get(0).scene());
            assertThat(SceneJson.json(scene)).isEqualTo(SceneJson.json(written));
            assertThat(scene.goal()).isEqualTo(written.goal());
            assertThat(read.episodes().get(1).scene()).isNull();
        }
        assertThat(folder.resolve("new")).isDirectoryContaining("glob:**e.scenes.json");
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void theChangeOfAColumn_isNextMinusCurrent_andZeroAtTheEnd() {
        Demonstrations data = two();
        double[][] values = data.values(data.episodes().get(0), Column.parseList("y, delta( x )"));
        assertThat(values[0]).containsExactly(2, 1.0 / 3 - 0.1);
        assertThat(values[2]).containsExactly(4, 0);
        assertThatThrownBy(() -> data.values(data.episodes().get(0), Column.parseList("z")))
                .hasMessage("column z must be one of [x, y]");
    }

    @Test
    void everyColumnExpression_isANameOrAChange() {
        assertThat(Column.parse("delta(x)")).isEqualTo(new Column("x", true)).hasToString("delta(x)");
        for (String bad : List.of("", "delta()", "delta(x", "x+y", "diff(x)", "delta(delta(x))")) {
            assertThatThrownBy(() -> Column.parse(bad))
                    .hasMessageContaining("column must be a name or delta(name)")
                    .hasMessageContaining("\"" + bad + "\"");
        }
        assertThatThrownBy(() -> Column.parseList("x,y,x")).hasMessage("column x must be named once, was named twice");
    }

    @Test
    void columnsThatNobodyAskedFor_mayHoldAnything() throws IOException {
        Path file = write("episode,step,x,note\n1,0,1.5,left\n1,1,2.5,right\n");
        Demonstrations read = Demonstrations.read(file, Column.parseList("delta(x)"));
        assertThat(read.columns()).containsExactly("x");
        refused("episode,step,x,note\n1,0,1.5,left\n", "line 2: column note must be a number, was \"left\"");
    }

    @Test
    void everyWrongFile_isRefusedByLineColumnRuleAndValue() {
        refused("", "line 1: header must be episode,step,... and was empty");
        refused("episode,x\n1,2\n", "line 1: column step must be there, columns were [episode, x]");
        refused("step,x\n1,2\n", "line 1: column episode must be there, columns were [step, x]");
        refused("episode,step,x,x\n", "line 1: column names must differ and not be empty, was \"x\"");
        refused("episode,step,x\n", "line 1: file must hold >= 1 episodes, had 0");
        refused("episode,step,x\n1,0,1\n1,1\n", "line 3: row must have 3 cells like the header, had 2");
        refused("episode,step,x\n1,0,1\n1,1,2,3\n", "line 3: row must have 3 cells like the header, had 4");
        refused("episode,step,x\n1,0,abc\n", "line 2: column x must be a number, was \"abc\"");
        refused("episode,step,x\n1,0,NaN\n", "line 2: column x must be finite, was NaN");
        refused("episode,step,x\n1,0,-Infinity\n", "line 2: column x must be finite, was -Infinity");
        refused("episode,step,x\n1,zero,1\n", "line 2: column step must be a whole number, was \"zero\"");
        refused("episode,step,x\n1,0,1\n1,2,1\n", "line 3: column step of episode 1 must be 1 after 0, was 2");
        refused("episode,step,x\n1,0,1\n2,0,1\n2,1,1\n", "episode 1 must have >= 2 steps, had 1");
        refused("episode,step,x\n1,0,1\n1,1,1\n2,0,1\n", "episode 2 must have >= 2 steps, had 1");
        refused("episode,step,x\n,0,1\n", "line 2: column episode must not be empty");
        refused(
                "episode,step,x\n1,0,1\n1,1,1\n2,0,1\n2,1,1\n1,2,1\n",
                "line 6: rows of an episode must stand together, but episode 1 comes again");
    }

    @Test
    void columnsThatAreMissing_areNamed() throws IOException {
        Path file = write("episode,step,x\n1,0,1\n1,1,1\n");
        assertThatThrownBy(() -> Demonstrations.read(file, Column.parseList("x,vx")))
                .hasMessageContaining("line 1: column vx must be there, columns were [episode, step, x]");
    }

    @Test
    void aFileThatIsNotThere_orNotGzip_saysSo() throws IOException {
        assertThatThrownBy(() -> Demonstrations.read(folder.resolve("none.csv")))
                .isInstanceOf(NoSuchFileException.class);
        Path plain = Files.writeString(folder.resolve("plain.csv.gz"), "episode,step,x\n");
        assertThatThrownBy(() -> Demonstrations.read(plain)).isInstanceOf(IOException.class);
        Path taken = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> two().write(taken.resolve("d.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(taken.resolve("d.csv") + " cannot be written: ");
    }

    @Test
    void spreadsheetsExports_withMarkAndCarriageReturns_areRead() throws IOException {
        Demonstrations read = Demonstrations.read(write("\uFEFFepisode, step, x\r\n1,0, 1\r\n1,1,2 \r\n\r\n"));
        assertThat(read.episodes().get(0).rows()).isDeepEqualTo(new double[][] {{1}, {2}});
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> Demonstrations.read(write(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("d.csv")
                .hasMessageContaining(message);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("d.csv"), text);
    }
}
