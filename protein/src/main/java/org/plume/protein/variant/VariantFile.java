package org.plume.protein.variant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plume.protein.Sequence;
import org.plume.protein.io.CsvTable;

/**
 * A table of variants, with measurements or without.
 *
 * @param rows in the file's order
 * @param measurement the name of the column of measurements; empty if none was asked for
 */
public record VariantFile(List<Row> rows, String measurement) {

    /**
     * One line.
     *
     * @param label as it stands in the file
     * @param variant empty where the file gives whole sequences
     * @param sequence empty where the file gives mutations
     * @param value the measurement; empty where there is none
     */
    public record Row(String label, Optional<Variant> variant, Optional<Sequence> sequence, OptionalDouble value) {}

    private static final List<String> MUTATIONS = List.of("mutant", "mutation", "variant", "mutations");
    private static final List<String> SEQUENCES = List.of("mutated_sequence", "sequence");

    /**
     * Reads a CSV file with a column {@code mutant} (or {@code mutation}, {@code variant}), or else {@code
     * mutated_sequence} (or {@code sequence}).
     *
     * @param measurement a column of numbers; empty for none. Empty cells and {@code nan} are no measurement
     */
    public static VariantFile read(Path file, String measurement) {
        CsvTable table = CsvTable.read(file);
        int mutations = first(table, MUTATIONS);
        int sequences = first(table, SEQUENCES);
        if (mutations < 0 && sequences < 0) {
            throw new IllegalArgumentException(
                    table.file() + " must have a column mutant or mutated_sequence, has " + table.header());
        }
        int values = measurement.isEmpty() ? -1 : table.column(measurement);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            List<String> cells = table.rows().get(i);
            String label = cells.get(mutations >= 0 ? mutations : sequences);
            String where = table.file() + " row " + (i + 1) + ": ";
            try {
                rows.add(new Row(
                        label,
                        mutations >= 0 ? Optional.of(Variant.parse(label)) : Optional.empty(),
                        mutations >= 0 ? Optional.empty() : Optional.of(Sequence.of("row" + (i + 1), label)),
                        values < 0 ? OptionalDouble.empty() : number(cells.get(values))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + e.getMessage(), e);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(table.file() + " must have variants, has none");
        }
        return new VariantFile(List.copyOf(rows), measurement);
    }

    private static int first(CsvTable table, List<String> names) {
        return names.stream()
                .mapToInt(table::find)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static OptionalDouble number(String cell) {
        if (cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("na")) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a measurement must be a number, was '" + cell + "'", e);
        }
    }
}
