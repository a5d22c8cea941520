package org.plume.sim.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.jogamp.java3d.Appearance;
import org.jogamp.java3d.ColoringAttributes;
import org.jogamp.java3d.GeometryArray;
import org.jogamp.java3d.PolygonAttributes;
import org.jogamp.java3d.QuadArray;
import org.jogamp.java3d.Shape3D;
import org.jogamp.java3d.TextureAttributes;
import org.jogamp.java3d.TransparencyAttributes;
import org.jogamp.java3d.utils.image.TextureLoader;
import org.jogamp.vecmath.Color3f;
import org.jogamp.vecmath.Point3d;
import org.jogamp.vecmath.TexCoord2f;

/** Words painted on the floor, upright for a viewer to whom x points and for whom y runs to the right. */
final class FloorText {

    private static final int PIXELS = 64;

    private FloorText() {}

    /**
     * @param x middle of the line, m
     * @param y middle of the text, m
     * @param letters height of the line, m
     */
    static Shape3D centred(String text, double x, double y, double z, double letters, Color colour) {
        return draw(paint(text, colour), x, y, z, letters / 2);
    }

    /** @param y where the text starts, m */
    static Shape3D from(String text, double x, double y, double z, double letters, Color colour) {
        BufferedImage image = paint(text, colour);
        return draw(image, x, y + letters / 2 * image.getWidth() / image.getHeight(), z, letters / 2);
    }

    private static Shape3D draw(BufferedImage image, double x, double y, double z, double halfHeight) {
        double halfWidth = halfHeight * image.getWidth() / image.getHeight();
        QuadArray quad = new QuadArray(4, GeometryArray.COORDINATES | GeometryArray.TEXTURE_COORDINATE_2);
        double[][] corners = {{1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
        for (int i = 0; i < 4; i++) {
            quad.setCoordinate(i, new Point3d(x + corners[i][0] * halfHeight, y + corners[i][1] * halfWidth, z));
            quad.setTextureCoordinate(0, i, new TexCoord2f(corners[i][1] > 0 ? 1 : 0, corners[i][0] > 0 ? 0 : 1));
        }
        Appearance appearance = new Appearance();
        appearance.setTexture(new TextureLoader(image, TextureLoader.GENERATE_MIPMAP).getTexture());
        appearance.setTextureAttributes(new TextureAttributes());
        appearance.setColoringAttributes(new ColoringAttributes(new Color3f(1, 1, 1), ColoringAttributes.SHADE_FLAT));
        appearance.setTransparencyAttributes(new TransparencyAttributes(TransparencyAttributes.BLENDED, 0));
        appearance.setPolygonAttributes(
                new PolygonAttributes(PolygonAttributes.POLYGON_FILL, PolygonAttributes.CULL_NONE, 0));
        return new Shape3D(quad, appearance);
    }

    private static BufferedImage paint(String text, Color colour) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, PIXELS * 3 / 4);
        BufferedImage probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        Graphics2D measure = probe.createGraphics();
        FontMetrics metrics = measure.getFontMetrics(font);
        int width = metrics.stringWidth(text) + 8;
        measure.dispose();
        BufferedImage image = new BufferedImage(width, PIXELS, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(font);
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 1));
        g.fillRect(0, 0, width, PIXELS);
        g.setColor(colour);
        g.drawString(text, 4, (PIXELS + metrics.getAscent() - metrics.getDescent()) / 2);
        g.dispose();
        return image;
    }
}
