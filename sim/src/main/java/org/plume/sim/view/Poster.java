package org.plume.sim.view;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** A picture with a heading above it and the legend to its right. */
final class Poster {

    private static final int HEADING = 68;

    private final Setting setting;
    private final Theme theme;
    private final int width;
    private final int height;
    private final double scale;

    Poster(Setting setting, Theme theme, int width, int height) {
        this.setting = setting;
        this.theme = theme;
        this.width = width;
        this.height = height;
        this.scale = Math.max(0.5, Math.min(width / 1280.0, height / 760.0));
    }

    /** Room for the picture itself, pixels. */
    Dimension room() {
        return new Dimension(
                width - (int) Math.round(Legend.WIDTH * scale), height - (int) Math.round(HEADING * scale));
    }

    /** @param picture of the size {@link #room} */
    BufferedImage compose(BufferedImage picture, Sight sight) {
        BufferedImage poster = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = poster.createGraphics();
        Dimension room = room();
        g.drawImage(picture, 0, height - room.height, null);
        AffineTransform whole = g.getTransform();
        g.scale(scale, scale);
        heading(g, sight.moment());
        g.setTransform(whole);
        g.translate(room.width, height - room.height);
        g.scale(scale, scale);
        Legend.paint(g, room.height / scale, theme, setting.scene(), sight, true);
        g.dispose();
        return poster;
    }

    private void heading(Graphics2D g, Moment moment) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        double right = width / scale;
        g.setColor(theme.panel());
        g.fill(new Rectangle2D.Double(0, 0, right + 1, HEADING));
        g.setColor(theme.fineGrid());
        g.fill(new Rectangle2D.Double(0, HEADING - 1, right + 1, 1));
        g.setColor(theme.ink());
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
        g.drawString(setting.title(), 22, 31);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        g.setColor(theme.faintInk());
        g.drawString(String.join("   ·   ", setting.caption()), 23, 53);
        String time = String.format(Locale.ROOT, "t = %.2f s", moment.time());
        String clock = moment.note().isEmpty() ? time : time + "   ·   " + moment.note();
        g.setColor(theme.ink());
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        g.drawString(clock, (float) (right - 20 - g.getFontMetrics().stringWidth(clock)), 31);
    }
}
