package org.plume.weather.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.Variable;

/**
 * States of stations out of text, one line a time, one column a station. Either CSV whose first column is {@code time} (dates,
 * or numbers of model time), or columns parted by blanks that begin with year, month and day, as those of Haslett and Raftery
 * 1989; a year of two digits is one of 1900. An empty cell, {@code NaN} or {@code NA} is missing.
 */
public final class StationTable {

    private static final int DATE_COLUMNS = 3;

    private final Path file;
    private final Variable variable;
    private final List<Double> times = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private int line;

    private StationTable(Path file, Variable variable) {
        this.file = file;
        this.variable = variable;
    }

    /**
     * @param variable what the numbers are, as a table does not say it
     * @throws IllegalArgumentException naming file, line, column, rule and value
     */
    public static States read(Path file, Variable variable) throws IOException {
        return new StationTable(file, variable).read();
    }

    private States read() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IllegalArgumentException(file + " must be a table of stations, but does not exist", e);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(file + " must have a header, is empty");
        }
        line = 1;
        String header = lines.get(0).startsWith("\uFEFF") ? lines.get(0).substring(1) : lines.get(0);
        boolean comma = header.contains(",");
        List<String> names = split(header, comma);
        int before = comma ? 1 : DATE_COLUMNS;
        boolean dated = comma
                ? names.get(0).equalsIgnoreCase("time")
                : names.size() > before && names.get(0).toLowerCase(Locale.ROOT).startsWith("y");
        if (!dated || names.size() <= before) {
            throw wrong("header must be time,<stations> or year month day <stations>, was " + header);
        }
        Calendar calendar = Calendar.GREGORIAN;
        for (String text : lines.subList(1, lines.size())) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            List<String> cells = split(text, comma);
            if (cells.size() != names.size()) {
                throw wrong("must have " + names.size() + " columns, had " + cells.size());
            }
            if (comma && rows.isEmpty() && cells.get(0).matches("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?")) {
                calendar = Calendar.NONE;
            }
            times.add(comma ? time(cells.get(0), calendar) : date(cells));
            rows.add(row(cells, names, before));
        }
        double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
        return new States(
                new Layout(List.of(variable), new Grid.Stations(names.subList(before, names.size()))),
                calendar,
                Times.checked(file.toString(), calendar, all).values(),
                rows.toArray(float[][]::new));
    }

    private static List<String> split(String text, boolean comma) {
        return List.of(comma ? text.split("\\s*,\\s*", -1) : text.strip().split("\\s+"));
    }

    private double time(String cell, Calendar calendar) {
        try {
            return CfDate.parse(cell, calendar);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private double date(List<String> cells) {
        try {
            int year = Integer.parseInt(cells.get(0));
            return LocalDate.of(
                            year < 100 ? 1900 + year : year,
                            Integer.parseInt(cells.get(1)),
                            Integer.parseInt(cells.get(2)))
                    .toEpochDay();
        } catch (NumberFormatException | DateTimeException e) {
            throw wrong("must begin with year, month and day, began with " + cells.subList(0, DATE_COLUMNS));
        }
    }

    private float[] row(List<String> cells, List<String> names, int before) {
        float[] row = new float[cells.size() - before];
        for (int k = 0; k < row.length; k++) {
            String cell = cells.get(before + k).strip();
            try {
                row[k] = cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equals("NA")
                        ? Float.NaN
                        : Float.parseFloat(cell);
            } catch (NumberFormatException e) {
                throw wrong(names.get(before + k) + " must be a number, empty, NaN or NA, was " + cell);
            }
        }
        return row;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ":" + line + " " + what);
    }
}
