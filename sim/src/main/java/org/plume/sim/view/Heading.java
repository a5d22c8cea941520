package org.plume.sim.view;

import java.awt.BorderLayout;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** The strip above the picture: title, caption, and a few words on what is going on. */
final class Heading extends JPanel {

    private final JLabel title = new JLabel();
    private final JLabel caption = new JLabel();
    private String lines = "";

    /** @param extra stands at its right end */
    Heading(Theme theme, JComponent extra) {
        super(new BorderLayout());
        setBackground(theme.panel());
        setBorder(BorderFactory.createEmptyBorder(8, 16, 8, 16));
        title.setFont(title.getFont().deriveFont(Font.BOLD, 20f));
        title.setForeground(theme.ink());
        caption.setForeground(theme.faintInk());
        add(title, BorderLayout.NORTH);
        add(caption, BorderLayout.CENTER);
        extra.setOpaque(false);
        add(extra, BorderLayout.EAST);
    }

    void describe(Setting setting) {
        title.setText(setting.title());
        lines = String.join("   ·   ", setting.caption());
        say("");
    }

    void say(String text) {
        caption.setText(text.isEmpty() ? lines : lines + "   ·   " + text);
    }
}
