package org.plume.sim.view;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Assumptions;
import org.plume.arm.Box;
import org.plume.arm.Scene;

/** The program that tests run beneath Xvfb, since the tests' own JVM is headless. */
final class Drawing {

    static final int WIDTH = 640;
    static final int HEIGHT = 400;
    static final List<Camera.Preset> PRESETS = List.of(Camera.Preset.ABOVE, Camera.Preset.OBLIQUE);

    /** Pixels of a chosen path in a window, more than. */
    static final int SHOWN = 500;

    static final int SHOWN_TURNED = 300;
    static final int SHOWN_LIVE = 100;

    /** Of those that a hidden row leaves, for others have its colour, less than. */
    static final double LEFT_WHEN_HIDDEN = 2 / 3.0;

    private static final int LOOKS = 600;
    private static final int BETWEEN_LOOKS_MS = 200;

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
        window(folder);
        live(folder);
        System.exit(0);
    }

    /** A window on two replays: opened, moved on, turned by mouse, the second replay chosen; pictures of the screen. */
    private static void window(Path folder) throws Exception {
        Moment moment = Moment.of(Examples.start(), Examples.waysBetween(24), 1);
        List<Replay> replays = List.of(Replay.of(Examples.cylinders(List.of()), moment), Examples.reaching(9, 12));
        Shelf shelf = new Shelf() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public String name(int index) {
                return "replay " + index;
            }

            @Override
            public Replay replay(int index) {
                return replays.get(index);
            }
        };
        Window window = Window.open(shelf, Theme.LIGHT);
        Robot robot = new Robot();
        int shown =
                chosen(screen(robot, window, folder.resolve("window-open.png"), picture -> chosen(picture) > SHOWN));
        SwingUtilities.invokeAndWait(() -> window.table().setValueAt(false, 1, CandidateModel.SHOWN));
        screen(
                robot,
                window,
                folder.resolve("window-hidden.png"),
                picture -> chosen(picture) < shown * LEFT_WHEN_HIDDEN);
        SwingUtilities.invokeAndWait(() -> window.show(1));
        SwingUtilities.invokeAndWait(window::play);
        Point at = window.canvas().component().getLocationOnScreen();
        Camera before = window.canvas().camera();
        robot.mouseMove(at.x + 200, at.y + 200);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseMove(at.x + 260, at.y + 230);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseWheel(3);
        screen(
                robot,
                window,
                folder.resolve("window-turned.png"),
                picture -> window.player().index() > 0
                        && window.canvas().camera().azimuth() != before.azimuth()
                        && window.canvas().camera().distance() > 1.33 * before.distance()
                        && count(picture, Colours.mode(0), picture.getWidth()) > SHOWN_TURNED);
        Camera after = window.canvas().camera();
        String line = String.join(
                " ",
                window.frame().getTitle(),
                Integer.toString(window.player().index()),
                Double.toString(after.azimuth() - before.azimuth()),
                Double.toString(after.elevation() - before.elevation()),
                Double.toString(after.distance() / before.distance()));
        Files.writeString(folder.resolve("window.txt"), line);
        window.close();
        window.awaitClosed();
    }

    /** A window on one live episode. */
    private static void live(Path folder) throws Exception {
        Replay replay = Examples.reaching(9, 12);
        Iterator<Moment> moments = replay.moments().iterator();
        Window window = Window.live(
                new Live() {
                    @Override
                    public Setting start() {
                        return replay.setting();
                    }

                    @Override
                    public Optional<Moment> next() {
                        return moments.hasNext() ? Optional.of(moments.next()) : Optional.empty();
                    }
                },
                Theme.LIGHT);
        screen(
                new Robot(),
                window,
                folder.resolve("window-live.png"),
                picture -> window.player().index() == replay.moments().size() - 1 && chosen(picture) > SHOWN_LIVE);
        Files.writeString(
                folder.resolve("live.txt"),
                window.player().film().size() + " " + window.player().index());
        window.close();
        window.awaitClosed();
    }

    /** Looks until the screen is as expected, and keeps what it saw last: the test says what is amiss. */
    private static BufferedImage screen(Robot robot, Window window, Path file, Predicate<BufferedImage> expected)
            throws Exception {
        BufferedImage[] picture = new BufferedImage[1];
        boolean[] painted = new boolean[1];
        for (int look = 0; look < LOOKS && !painted[0]; look++) {
            robot.waitForIdle();
            robot.delay(BETWEEN_LOOKS_MS);
            SwingUtilities.invokeAndWait(() -> {
                Point at = window.canvas().component().getLocationOnScreen();
                Dimension size = window.canvas().component().getSize();
                picture[0] = robot.createScreenCapture(new Rectangle(at, size));
                painted[0] = expected.test(picture[0]);
            });
        }
        ImageIO.write(picture[0], "png", file.toFile());
        return picture[0];
    }

    /** Pixels of the chosen of the first mode but one. */
    private static int chosen(BufferedImage picture) {
        return count(picture, Colours.mode(1), picture.getWidth());
    }

    private static void ways(Path folder) throws IOException {
        Moment moment = Moment.of(Examples.start(), Examples.waysBetween(24), 1);
        Replay replay = Replay.of(Examples.cylinders(List.of("K = 24")), moment);
        Pictures pictures = Pictures.DEFAULT.sized(WIDTH, HEIGHT);
        for (Camera.Preset preset : PRESETS) {
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

    /** Pixels of a colour left of {@code until}, where the legend begins. */
    static int count(BufferedImage picture, Color colour, int until) {
        int count = 0;
        for (int y = 40; y < picture.getHeight(); y++) {
            for (int x = 0; x < until; x++) {
                count += alike(new Color(picture.getRGB(x, y)), colour) ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether a and b look alike, up to the light on a surface. */
    static boolean alike(Color a, Color b) {
        int difference = Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
        return difference < 60;
    }
}
