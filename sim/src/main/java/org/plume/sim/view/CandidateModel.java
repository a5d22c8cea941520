package org.plume.sim.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.swing.table.AbstractTableModel;

/** The candidates of a draw as rows: shown or not, number, mode, feasible, cost and its terms. */
final class CandidateModel extends AbstractTableModel {

    static final int SHOWN = 0;
    static final int NUMBER = 1;
    static final int MODE = 2;
    static final int FEASIBLE = 3;
    static final int COST = 4;
    private static final List<String> FIXED = List.of("show", "#", "mode", "keeps limits", "cost");

    private final transient Runnable changed;
    private transient List<Candidate> candidates = List.of();
    private transient List<String> modeNames = List.of();
    private final Set<Integer> hidden = new HashSet<>();
    private List<String> terms = List.of();

    /** @param changed is called when a row is hidden or shown */
    CandidateModel(Runnable changed) {
        this.changed = changed;
    }

    /** Takes over another draw, of which everything is shown; does nothing for the draw it already has. */
    void show(Moment moment) {
        if (candidates.equals(moment.candidates()) && modeNames.equals(moment.modeNames())) {
            return;
        }
        candidates = moment.candidates();
        modeNames = moment.modeNames();
        hidden.clear();
        Set<String> names = new LinkedHashSet<>();
        candidates.forEach(candidate -> names.addAll(candidate.terms().keySet()));
        names.remove("total");
        List<String> before = terms;
        terms = new ArrayList<>(names);
        if (before.equals(terms)) {
            fireTableDataChanged();
        } else {
            fireTableStructureChanged();
        }
    }

    Set<Integer> hidden() {
        return Set.copyOf(hidden);
    }

    /** Shows these alone, or all when there are none. */
    void showOnly(Set<Integer> rows) {
        hidden.clear();
        for (int i = 0; !rows.isEmpty() && i < candidates.size(); i++) {
            if (!rows.contains(i)) {
                hidden.add(i);
            }
        }
        if (!candidates.isEmpty()) {
            fireTableRowsUpdated(0, candidates.size() - 1);
        }
        changed.run();
    }

    Set<Integer> rowsOfModes(Set<Integer> rows) {
        Set<Integer> modes = new HashSet<>();
        rows.forEach(row -> modes.add(candidates.get(row).mode()));
        Set<Integer> all = new HashSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (modes.contains(candidates.get(i).mode())) {
                all.add(i);
            }
        }
        return all;
    }

    Candidate candidate(int row) {
        return candidates.get(row);
    }

    @Override
    public int getRowCount() {
        return candidates.size();
    }

    @Override
    public int getColumnCount() {
        return FIXED.size() + terms.size();
    }

    @Override
    public String getColumnName(int column) {
        return column < FIXED.size() ? FIXED.get(column) : terms.get(column - FIXED.size());
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return switch (column) {
            case SHOWN -> Boolean.class;
            case NUMBER -> Integer.class;
            case MODE, FEASIBLE -> String.class;
            default -> Double.class;
        };
    }

    @Override
    public Object getValueAt(int row, int column) {
        Candidate candidate = candidates.get(row);
        return switch (column) {
            case SHOWN -> !hidden.contains(row);
            case NUMBER -> row + 1;
            case MODE -> ModeShare.name(candidate.mode(), modeNames);
            case FEASIBLE -> candidate.feasible() ? "yes" : "no";
            case COST -> candidate.cost();
            default -> candidate.terms().getOrDefault(terms.get(column - FIXED.size()), Double.NaN);
        };
    }

    @Override
    public boolean isCellEditable(int row, int column) {
        return column == SHOWN;
    }

    @Override
    public void setValueAt(Object value, int row, int column) {
        if (Boolean.TRUE.equals(value)) {
            hidden.remove(row);
        } else {
            hidden.add(row);
        }
        fireTableCellUpdated(row, column);
        changed.run();
    }
}
