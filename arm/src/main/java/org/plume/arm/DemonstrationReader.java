package org.plume.arm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads demonstrations from CSV; every refusal names file, line, column, rule and value. */
final class DemonstrationReader {

    private final Path file;
    private final @Nullable List<String> wanted;
    private final List<Demonstration> episodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private List<String> header = List.of();
    private int line;

    DemonstrationReader(Path file, @Nullable List<String> wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    Demonstrations read() throws IOException {
        Path beside = SceneFile.beside(file);
        Map<String, Scene> scenes = Files.exists(beside) ? SceneFile.read(beside) : Map.of();
        try (BufferedReader in = open()) {
            String first = in.readLine();
            line = 1;
            if (first == null || first.isBlank()) {
                throw wrong("header must be episode,step,... and was empty");
            }
            header = split(first.startsWith("\uFEFF") ? first.substring(1) : first);
            List<String> columns = columns();
            rows(in, columns.stream().mapToInt(header::indexOf).toArray(), scenes);
            return new Demonstrations(columns, episodes);
        }
    }

    private BufferedReader open() throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            boolean zipped = file.toString().endsWith(".gz");
            InputStream bytes = zipped ? new GZIPInputStream(raw, 1 << 16) : raw;
            return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private List<String> columns() {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (column.isEmpty() || !seen.add(column)) {
                throw wrong("column names must differ and not be empty, was \"" + column + "\" in " + header);
            }
        }
        for (String needed : List.of("episode", "step")) {
            if (!seen.contains(needed)) {
                throw wrong("column " + needed + " must be there, columns were " + header);
            }
        }
        if (wanted == null) {
            return header.stream()
                    .filter(c -> !c.equals("episode") && !c.equals("step"))
                    .toList();
        }
        for (String column : wanted) {
            if (!seen.contains(column)) {
                throw wrong("column " + column + " must be there, columns were " + header);
            }
            if (column.equals("episode")) {
                throw wrong("column episode holds names and cannot be observed");
            }
        }
        return wanted;
    }

    private void rows(BufferedReader in, int[] places, Map<String, Scene> scenes) throws IOException {
        int episodeAt = header.indexOf("episode");
        int stepAt = header.indexOf("step");
        String name = "";
        long step = 0;
        List<double[]> rows = new ArrayList<>();
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            List<String> cells = split(text);
            if (cells.size() != header.size()) {
                throw wrong("row must have " + header.size() + " cells like the header, had " + cells.size());
            }
            long next = step(cells.get(stepAt));
            if (rows.isEmpty() || !cells.get(episodeAt).equals(name)) {
                finish(name, rows, scenes);
                name = cells.get(episodeAt);
                if (name.isEmpty()) {
                    throw wrong("column episode must not be empty");
                }
                if (!names.add(name)) {
                    throw wrong("rows of an episode must stand together, but episode " + name + " comes again");
                }
            } else if (next != step + 1) {
                throw wrong("column step of episode " + name + " must be " + (step + 1) + " after " + step + ", was "
                        + next);
            }
            step = next;
            rows.add(numbers(cells, places));
        }
        finish(name, rows, scenes);
        if (episodes.isEmpty()) {
            throw wrong("file must hold >= 1 episodes, had 0");
        }
    }

    private void finish(String name, List<double[]> rows, Map<String, Scene> scenes) {
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() < 2) {
            throw new IllegalArgumentException(
                    file + ": episode " + name + " must have >= 2 steps, had " + rows.size());
        }
        episodes.add(new Demonstration(name, rows.toArray(new double[0][]), scenes.get(name)));
        rows.clear();
    }

    private double[] numbers(List<String> cells, int[] places) {
        double[] row = new double[places.length];
        for (int k = 0; k < places.length; k++) {
            String cell = cells.get(places[k]);
            try {
                row[k] = Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw wrong("column " + header.get(places[k]) + " must be a number, was \"" + cell + "\"");
            }
            if (!Double.isFinite(row[k])) {
                throw wrong("column " + header.get(places[k]) + " must be finite, was " + cell);
            }
        }
        return row;
    }

    private long step(String cell) {
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw wrong("column step must be a whole number, was \"" + cell + "\"");
        }
    }

    private static List<String> split(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            cells.add(text.substring(from, comma).strip());
            from = comma + 1;
        }
        cells.add(text.substring(from).strip());
        return cells;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ", line " + line + ": " + what);
    }
}
