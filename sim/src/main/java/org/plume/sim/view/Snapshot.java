package org.plume.sim.view;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.plume.arm.WholeFile;

/** What a window shows, drawn once more into a file, finer. */
record Snapshot(Setting setting, Sight sight, Theme theme, StageCanvas canvas) {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    /** Asks where to, then draws in a thread of its own. */
    void ask(JFrame parent, Consumer<String> status) {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(new File("plume.png"));
        if (chooser.showSaveDialog(parent) != JFileChooser.APPROVE_OPTION) {
            return;
        }
        Path file = chooser.getSelectedFile().toPath();
        Camera camera = canvas.camera();
        boolean glass = canvas.glassArm();
        Thread thread = new Thread(
                () -> {
                    String said = save(file, camera, glass);
                    SwingUtilities.invokeLater(() -> status.accept(said));
                },
                "snapshot");
        thread.setDaemon(true);
        thread.start();
    }

    /** What to tell the person. */
    String save(Path file, Camera camera, boolean glass) {
        Poster poster = new Poster(setting, theme, WIDTH, HEIGHT);
        Dimension room = poster.room();
        Stage stage = new Stage(setting, List.of(sight.moment()), theme, glass);
        try (OffscreenRenderer renderer = new OffscreenRenderer(stage, room.width, room.height, 2)) {
            BufferedImage picture = poster.compose(renderer.draw(sight, camera), sight);
            WholeFile.write(file, out -> ImageIO.write(picture, "png", out));
            return "saved " + file;
        } catch (IOException e) {
            return "not saved: " + e.getMessage();
        }
    }
}
