package org.plume.sim.view;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Assumptions;
import org.plume.arm.Box;
import org.plume.arm.Scene;

/** The program that tests run beneath Xvfb, since the tests' own JVM is headless. */
final class Drawing {

    static final int WIDTH = 640;
    static final int HEIGHT = 400;

    /** Nothing but a chosen path, its end hidden behind a box. */
    static final double[][] PATH = {{0, -0.4, 0.2}, {0, 0.4, 0.2}};

    private Drawing() {}

    /** Skips a test, visibly, where nothing can be drawn. */
    static void assumePossible() {
        boolean xvfb = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
        Assumptions.assumeTrue(xvfb, "Xvfb is not installed: " + NoDisplayException.CURE);
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("exit")) {
            System.exit(Integer.parseInt(args[1]));
        }
        Path folder = Path.of(args[1]);
        ways(folder);
        depth(folder);
        System.exit(0);
    }

    private static void ways(Path folder) throws IOException {
        Moment moment = Moment.of(Examples.start(), Examples.waysBetween(24), 1);
        Replay replay = Replay.of(Examples.cylinders(List.of("K = 24")), moment);
        Pictures pictures = Pictures.DEFAULT.sized(WIDTH, HEIGHT);
        for (Camera.Preset preset : Camera.Preset.values()) {
            pictures.from(preset).png(replay, 0, folder.resolve(preset + ".png"));
        }
        pictures.by(Colouring.COST).png(replay, 0, folder.resolve("cost.png"));
        pictures.gif(Examples.reaching(9, 6), 5, 2, folder.resolve("reach.gif"), share -> {});
    }

    /** The path seen from the front, once with a box before its right half and once with one behind. */
    private static void depth(Path folder) throws IOException {
        Moment moment = Moment.of(new double[0], List.of(Candidate.of(PATH, 0)), 0);
        for (double x : new double[] {0.2, -0.2}) {
            Box box = Box.aligned(new Vector3D(x, 0.2, 0.2), new Vector3D(0.05, 0.1, 0.1));
            Setting setting = new Setting("depth", List.of(), null, new Scene(List.of(box), null));
            Stage stage = new Stage(setting, List.of(moment), Theme.LIGHT, false);
            Camera camera = new Camera(new Vector3D(0, 0, 0.2), 0, 0, 3, Math.toRadians(30));
            try (OffscreenRenderer renderer = new OffscreenRenderer(stage, WIDTH, HEIGHT, 1)) {
                BufferedImage picture = renderer.draw(Sight.of(moment, Colouring.MODE), camera);
                ImageIO.write(
                        picture,
                        "png",
                        folder.resolve(x > 0 ? "before.png" : "behind.png").toFile());
            }
        }
    }

    /** Whether a and b look alike, up to the light on a surface. */
    static boolean alike(Color a, Color b) {
        int difference = Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
        return difference < 60;
    }
}
