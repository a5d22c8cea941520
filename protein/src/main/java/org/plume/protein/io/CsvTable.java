package org.plume.protein.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text, comma-separated, quoted where needed (RFC 4180), plain or gzip.
 *
 * @param file its name, for messages
 * @param header names of the columns
 * @param rows each as wide as the header
 */
public record CsvTable(String file, List<String> header, List<List<String>> rows) {

    /**
     * Reads a file; blank lines are passed over.
     *
     * @throws IllegalArgumentException where it is empty, or a row has more or fewer cells than the header; the line is named
     */
    public static CsvTable read(Path path) {
        try (Lines lines = Lines.open(path)) {
            String first = lines.next();
            if (first == null) {
                throw new IllegalArgumentException(lines.file() + " must have a line of column names, is empty");
            }
            List<String> header = cells(first.startsWith("\uFEFF") ? first.substring(1) : first);
            List<List<String>> rows = new ArrayList<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                List<String> row = cells(line);
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            lines.at() + " must have " + header.size() + " cells as the header has, had " + row.size());
                }
                rows.add(row);
            }
            return new CsvTable(lines.file(), List.copyOf(header), List.copyOf(rows));
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** The index of a column by name, -1 if there is none. */
    public int find(String column) {
        return header.indexOf(column);
    }

    /** The index of a column by name. */
    public int column(String name) {
        int found = find(name);
        if (found < 0) {
            throw new IllegalArgumentException(file + " must have a column " + name + ", has " + header);
        }
        return found;
    }
}
