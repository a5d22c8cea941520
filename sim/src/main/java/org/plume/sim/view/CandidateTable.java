package org.plume.sim.view;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** The table of candidates: the selected row is marked in the picture, the chosen one is bold, modes wear their colours. */
final class CandidateTable extends JTable {

    private final transient CandidateModel model;
    private final transient Theme theme;
    private transient @Nullable Sight sight;

    /**
     * @param changed is called when a row is hidden or shown
     * @param marked is told of the row that is pointed at, or {@link Moment#NONE}
     */
    static CandidateTable of(Theme theme, Runnable changed, IntConsumer marked) {
        CandidateTable table = new CandidateTable(new CandidateModel(changed), theme);
        table.getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting()) {
                marked.accept(table.marked());
            }
        });
        return table;
    }

    private CandidateTable(CandidateModel model, Theme theme) {
        super(model);
        this.model = model;
        this.theme = theme;
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        setAutoCreateRowSorter(true);
        setFillsViewportHeight(true);
        setShowVerticalLines(false);
        setIntercellSpacing(new Dimension(0, 1));
        setRowHeight(21);
        setGridColor(theme.fineGrid());
        setBackground(theme.panel());
        setForeground(theme.ink());
        setSelectionBackground(Colours.mix(theme.panel(), theme.faintInk(), 0.3));
        setSelectionForeground(theme.ink());
        setDefaultRenderer(Double.class, new Cell(SwingConstants.RIGHT));
        setDefaultRenderer(Integer.class, new Cell(SwingConstants.RIGHT));
        setDefaultRenderer(String.class, new Cell(SwingConstants.LEFT));
        widths();
    }

    /** Takes over the sight's draw. */
    void show(Sight next) {
        int columns = model.getColumnCount();
        sight = next;
        model.show(next.moment());
        if (model.getColumnCount() != columns) {
            widths();
        }
        repaint();
    }

    Set<Integer> hidden() {
        return model.hidden();
    }

    /** Index of the first selected candidate, or {@link Moment#NONE}. */
    int marked() {
        int row = getSelectedRow();
        return row < 0 || row >= getRowCount() ? Moment.NONE : convertRowIndexToModel(row);
    }

    /** Shows nothing but the selected rows' modes; everything when no row is selected. */
    void showSelectedModes() {
        Set<Integer> rows = new HashSet<>();
        for (int row : getSelectedRows()) {
            rows.add(convertRowIndexToModel(row));
        }
        model.showOnly(model.rowsOfModes(rows));
    }

    void showAll() {
        clearSelection();
        model.showOnly(Set.of());
    }

    private void widths() {
        int[] widths = {44, 38, 84, 84, 70};
        setAutoResizeMode(AUTO_RESIZE_OFF);
        for (int i = 0; i < getColumnCount(); i++) {
            TableColumn column = getColumnModel().getColumn(i);
            column.setPreferredWidth(i < widths.length ? widths[i] : 96);
        }
    }

    /** Numbers short, modes in colour, the chosen row bold, infeasible rows faint. */
    private final class Cell extends DefaultTableCellRenderer {
        Cell(int alignment) {
            setHorizontalAlignment(alignment);
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int viewRow, int column) {
            Object text = value instanceof Double number ? (number.isNaN() ? "" : Legend.number(number)) : value;
            super.getTableCellRendererComponent(table, text, selected, false, viewRow, column);
            int row = convertRowIndexToModel(viewRow);
            Candidate candidate = model.candidate(row);
            Sight now = sight;
            boolean chosen = now != null && now.moment().chosen() == row;
            setFont(getFont().deriveFont(chosen ? Font.BOLD : Font.PLAIN));
            setForeground(candidate.feasible() ? theme.ink() : theme.faintInk());
            setBorder(BorderFactory.createEmptyBorder(0, 6, 0, 6));
            if (now != null && convertColumnIndexToModel(column) == CandidateModel.MODE) {
                setBorder(BorderFactory.createCompoundBorder(
                        BorderFactory.createMatteBorder(0, 6, 0, 0, now.colour(candidate, theme)),
                        BorderFactory.createEmptyBorder(0, 6, 0, 4)));
            }
            return this;
        }
    }
}
