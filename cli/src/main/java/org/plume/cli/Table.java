package org.plume.cli;

import java.io.PrintStream;
import java.util.List;

/** Columns that line up: the first to the left, the others to the right. */
final class Table {

    private Table() {}

    static void print(PrintStream out, List<String[]> rows) {
        int columns = rows.get(0).length;
        int[] width = new int[columns];
        for (String[] row : rows) {
            for (int k = 0; k < columns; k++) {
                width[k] = Math.max(width[k], row[k].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < columns; k++) {
                String pad = " ".repeat(width[k] - row[k].length());
                line.append(k == 0 ? row[k] + pad : "  " + pad + row[k]);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
