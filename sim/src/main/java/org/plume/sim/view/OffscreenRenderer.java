package org.plume.sim.view;

import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.jogamp.java3d.Canvas3D;
import org.jogamp.java3d.GraphicsConfigTemplate3D;
import org.jogamp.java3d.ImageComponent;
import org.jogamp.java3d.ImageComponent2D;
import org.jspecify.annotations.Nullable;

/** Draws a stage into pictures. Needs a display, though it shows nothing on it. One thread at a time. */
final class OffscreenRenderer implements AutoCloseable {

    private static final double METRES_PER_PIXEL = 0.0254 / 90;

    private static @Nullable GraphicsConfiguration configuration;

    private final int width;
    private final int height;
    private final Canvas3D canvas;
    private final ImageComponent2D buffer;
    private final Eye eye;
    private final Stage stage;

    /**
     * @param oversampling pixels drawn for each pixel of the picture in both directions, averaged; 1 for speed, 2 for
     *     fine edges
     */
    OffscreenRenderer(Stage stage, int width, int height, int oversampling) {
        this.width = width;
        this.height = height;
        this.stage = stage;
        int w = width * oversampling;
        int h = height * oversampling;
        canvas = new Canvas3D(configuration(), true);
        canvas.getScreen3D().setSize(w, h);
        canvas.getScreen3D().setPhysicalScreenWidth(METRES_PER_PIXEL * w);
        canvas.getScreen3D().setPhysicalScreenHeight(METRES_PER_PIXEL * h);
        BufferedImage pixels = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        buffer = new ImageComponent2D(ImageComponent.FORMAT_RGB, pixels, true, false);
        buffer.setCapability(ImageComponent.ALLOW_IMAGE_READ);
        canvas.setOffScreenBuffer(buffer);
        eye = new Eye(canvas);
        eye.attach(stage);
    }

    /** A picture of {@code sight}, the caller's own. */
    BufferedImage draw(Sight sight, Camera camera) {
        eye.look(camera);
        stage.show(sight);
        canvas.renderOffScreenBuffer();
        canvas.waitForOffScreenRendering();
        BufferedImage drawn = buffer.getImage();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(drawn, 0, 0, width, height, null);
        g.dispose();
        return picture;
    }

    @Override
    public void close() {
        canvas.setOffScreenBuffer(null);
        eye.detach(stage);
        eye.close();
    }

    /** Once a process: each call waits for about a second and keeps one connection to the display. */
    static synchronized GraphicsConfiguration configuration() {
        if (configuration == null) {
            QuietErrors.install();
            GraphicsConfigTemplate3D template = new GraphicsConfigTemplate3D();
            template.setDepthSize(24);
            template.setSceneAntialiasing(GraphicsConfigTemplate3D.PREFERRED);
            template.setDoubleBuffer(GraphicsConfigTemplate3D.PREFERRED);
            configuration = GraphicsEnvironment.getLocalGraphicsEnvironment()
                    .getDefaultScreenDevice()
                    .getBestConfiguration(template);
        }
        return configuration;
    }
}
