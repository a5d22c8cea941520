package org.plume.sim.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Draws the rows of a {@link Legend} from top to bottom, each where the pen stands; lengths in points. */
final class LegendPen {

    private static final int MARGIN = 20;
    private static final int SWATCH = 30;
    private static final int BAR = 64;
    private static final int PERCENT = 44;

    private final Graphics2D g;
    private final Theme theme;
    private double y = 30;

    LegendPen(Graphics2D g, Theme theme) {
        this.g = g;
        this.theme = theme;
    }

    /** The baseline of the row. */
    double y() {
        return y;
    }

    void down(double height) {
        y += height;
    }

    void panel(double height) {
        fill(theme.panel(), 0, 0, Legend.WIDTH, height);
        fill(theme.fineGrid(), 0, 0, 1, height);
    }

    /** A line between two parts. */
    void rule() {
        fill(theme.fineGrid(), MARGIN, y - 8, Legend.WIDTH - 2 * MARGIN, 1);
        y += 16;
    }

    void heading(String text) {
        text(text, theme.ink(), MARGIN, Font.BOLD, 14);
        y += 26;
    }

    /** At the margin. */
    void left(String text, Color colour, int size) {
        text(text, colour, MARGIN, Font.PLAIN, size);
    }

    /** Beside the swatch. */
    void label(String text, Color colour, int size) {
        text(text, colour, MARGIN + SWATCH + 10, Font.PLAIN, size);
    }

    /** Ends at the other margin. */
    void right(String text, Color colour, int size) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        int width = g.getFontMetrics().stringWidth(text);
        text(text, colour, Legend.WIDTH - MARGIN - width, Font.PLAIN, size);
    }

    /** A swatch: a piece of a line. */
    void line(Color colour, double thick, boolean dashed) {
        g.setColor(colour);
        float[] dash = {5, 4};
        g.setStroke(
                dashed
                        ? new BasicStroke((float) thick, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0)
                        : new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(MARGIN + 3, y - 5, MARGIN + SWATCH - 5, y - 5));
    }

    /** A swatch: a square. */
    void square(Color colour) {
        fill(colour, MARGIN + 6, y - 11, 13, 13);
    }

    /** A share as a bar, with room for its percentage beside it. */
    void bar(double share, Color colour) {
        double left = Legend.WIDTH - MARGIN - PERCENT - BAR;
        fill(theme.background(), left, y - 9, BAR, 8);
        fill(colour, left, y - 9, Math.max(1, BAR * share), 8);
    }

    /** The colours of costs, from the least to the greatest. */
    void ramp() {
        double full = Legend.WIDTH - 2 * MARGIN;
        for (int i = 0; i < full; i++) {
            fill(theme.ramp(i / full), MARGIN + i, y - 12, 1.5, 14);
        }
        y += 20;
    }

    private void fill(Color colour, double x, double top, double width, double height) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(x, top, width, height));
    }

    private void text(String text, Color colour, double x, int style, int size) {
        g.setColor(colour);
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.drawString(text, (float) x, (float) y);
    }
}
