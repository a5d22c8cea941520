package org.plume.sim.view;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Scene;

/** The legend in a window. */
final class LegendPanel extends JComponent {

    private static final int HEIGHT = 430;

    private final transient Theme theme;
    private transient Scene scene = Scene.EMPTY;
    private transient @Nullable Sight sight;

    LegendPanel(Theme theme) {
        this.theme = theme;
        setPreferredSize(new Dimension(Legend.WIDTH, HEIGHT));
        setMinimumSize(new Dimension(Legend.WIDTH, 200));
    }

    void show(Scene newScene, Sight newSight) {
        scene = newScene;
        sight = newSight;
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        graphics.setColor(theme.panel());
        graphics.fillRect(0, 0, getWidth(), getHeight());
        Sight now = sight;
        if (now != null) {
            Graphics2D g = (Graphics2D) graphics.create();
            Legend.paint(g, getHeight(), theme, scene, now, false);
            g.dispose();
        }
    }
}
