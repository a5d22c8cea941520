package org.plume.sim.view;

import java.awt.BorderLayout;
import java.awt.Dimension;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;

/** The legend above the table of candidates and its buttons. */
final class SidePane extends JSplitPane {

    SidePane(LegendPanel legend, CandidateTable table) {
        super(JSplitPane.VERTICAL_SPLIT);
        JPanel buttons = new JPanel();
        JButton modes = new JButton("Only these modes");
        modes.addActionListener(event -> table.showSelectedModes());
        JButton all = new JButton("Show all");
        all.addActionListener(event -> table.showAll());
        buttons.add(modes);
        buttons.add(all);
        JPanel rows = new JPanel(new BorderLayout());
        rows.add(new JScrollPane(table));
        rows.add(buttons, BorderLayout.SOUTH);
        setTopComponent(legend);
        setBottomComponent(rows);
        setResizeWeight(0.6);
        setPreferredSize(new Dimension(Legend.WIDTH + 90, 600));
    }
}
