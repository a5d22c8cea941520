package org.plume.arm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Episodes with the same columns. On disk: CSV with a header {@code episode,step,...} (gzip when the name ends in
 * {@code .gz}) and, beside it, {@link SceneFile the scenes}.
 *
 * @param columns names of the numbers of a row; who and when are not among them
 */
public record Demonstrations(List<String> columns, List<Demonstration> episodes) {

    public Demonstrations {
        columns = List.copyOf(columns);
        episodes = List.copyOf(episodes);
        for (Demonstration episode : episodes) {
            for (double[] row : episode.rows()) {
                Check.length("a row of episode " + episode.name(), row, columns.size());
            }
        }
    }

    /**
     * All columns, which must all hold numbers.
     *
     * @throws IllegalArgumentException naming file, line, column, rule and value when the file is not as it must be
     */
    public static Demonstrations read(Path csv) throws IOException {
        return new DemonstrationReader(csv, null).read();
    }

    /** Only the columns that are asked for; the others may hold anything. */
    public static Demonstrations read(Path csv, List<Column> wanted) throws IOException {
        return new DemonstrationReader(
                        csv, wanted.stream().map(Column::name).distinct().toList())
                .read();
    }

    /** Also writes the scenes beside it, when there are any. */
    public void write(Path csv) throws IOException {
        DemonstrationWriter.write(this, csv);
        Map<String, Scene> scenes = new LinkedHashMap<>();
        for (Demonstration episode : episodes) {
            Scene scene = episode.scene();
            if (scene != null) {
                scenes.put(episode.name(), scene);
            }
        }
        if (!scenes.isEmpty()) {
            SceneFile.write(SceneFile.beside(csv), scenes);
        }
    }

    /** Steps of all episodes together. */
    public long steps() {
        return episodes.stream().mapToLong(Demonstration::steps).sum();
    }

    /** Place of a column in a row. */
    public int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("column " + column + " must be one of " + columns);
        }
        return index;
    }

    /** {@code [steps, chosen]}. The change of the last step is 0: nothing follows it. */
    public double[][] values(Demonstration episode, List<Column> chosen) {
        double[][] rows = episode.rows();
        double[][] values = new double[rows.length][chosen.size()];
        for (int k = 0; k < chosen.size(); k++) {
            int at = index(chosen.get(k).name());
            boolean delta = chosen.get(k).delta();
            for (int i = 0; i < rows.length; i++) {
                double next = rows[Math.min(i + 1, rows.length - 1)][at];
                values[i][k] = delta ? next - rows[i][at] : rows[i][at];
            }
        }
        return values;
    }
}
