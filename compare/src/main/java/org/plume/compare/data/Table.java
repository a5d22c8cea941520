package org.plume.compare.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Points of one's own: each column is made to have mean 0 and variance 1, and a draw is a row with normal noise of a tenth
 * of the bandwidth that estimates its density best (Scott 1992), n^(-1/(d + 4)), so that two draws are never the same.
 */
final class Table implements PointSet {

    /** Which some spreadsheets begin with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int LEAST_ROWS = 20;
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_COLUMNS = 64;
    private static final double JITTER = 0.1;

    private final String name;
    private final List<double[]> rows;
    private final double jitter;

    private Table(String name, List<double[]> rows) {
        this.name = name;
        this.rows = rows;
        jitter = JITTER * Math.pow(rows.size(), -1.0 / (rows.get(0).length + 4));
    }

    /** Reads numbers separated by commas; a first line of names is passed over. */
    static Table read(Path file) {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (number == 1 && line.startsWith(BYTE_ORDER_MARK)) {
                    line = line.substring(BYTE_ORDER_MARK.length());
                }
                if (!line.isBlank() && !(number == 1 && isHead(line))) {
                    rows.add(row(file, number, line, rows));
                }
                if (rows.size() > MOST_ROWS) {
                    throw new IllegalArgumentException(
                            file + " must have <= " + MOST_ROWS + " rows, had more; take a sample of them");
                }
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " must be text in UTF-8, has bytes that are none", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.size() < LEAST_ROWS) {
            throw new IllegalArgumentException(file + " must have >= " + LEAST_ROWS + " rows, had " + rows.size());
        }
        return new Table(String.valueOf(file.getFileName()), standardised(file, rows));
    }

    /** Rows that are known to be of numbers, all of one length. */
    static Table of(String name, List<double[]> rows) {
        return new Table(name, standardised(Path.of(name), rows));
    }

    private static boolean isHead(String line) {
        return Arrays.stream(line.split(",", -1)).noneMatch(Table::isNumber);
    }

    private static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static double[] row(Path file, int number, String line, List<double[]> before) {
        String[] cells = line.split(",", -1);
        int expected = before.isEmpty() ? cells.length : before.get(0).length;
        if (cells.length != expected || cells.length > MOST_COLUMNS) {
            throw new IllegalArgumentException(file + ", line " + number + ": there must be "
                    + (before.isEmpty() ? "<= " + MOST_COLUMNS : Integer.toString(expected)) + " columns, were "
                    + cells.length);
        }
        double[] row = new double[cells.length];
        for (int i = 0; i < row.length; i++) {
            String cell = cells[i].strip();
            row[i] = isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
            if (!Double.isFinite(row[i])) {
                throw new IllegalArgumentException(file + ", line " + number + ", column " + (i + 1)
                        + " must be a finite number, was '" + cell + "'");
            }
        }
        return row;
    }

    private static List<double[]> standardised(Path file, List<double[]> rows) {
        int d = rows.get(0).length;
        double[] means = new double[d];
        double[] deviations = new double[d];
        for (int i = 0; i < d; i++) {
            int column = i;
            means[i] = rows.stream().mapToDouble(x -> x[column]).average().orElse(0);
            double squares = rows.stream()
                    .mapToDouble(x -> (x[column] - means[column]) * (x[column] - means[column]))
                    .sum();
            deviations[i] = Math.sqrt(squares / rows.size());
            if (!(deviations[i] > 1e-9 * Math.max(1, Math.abs(means[i])))) {
                throw new IllegalArgumentException(
                        file + ", column " + (i + 1) + " must vary, was " + means[i] + " throughout; leave it out");
            }
        }
        return rows.stream()
                .map(x -> IntStream.range(0, d)
                        .mapToDouble(i -> (x[i] - means[i]) / deviations[i])
                        .toArray())
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return rows.get(0).length;
    }

    @Override
    public int labels() {
        return 1;
    }

    @Override
    public Labelled draw(RandomGenerator rng) {
        double[] x = rows.get(rng.nextInt(rows.size())).clone();
        for (int i = 0; i < x.length; i++) {
            x[i] += jitter * rng.nextGaussian();
        }
        return new Labelled(x, 0);
    }
}
