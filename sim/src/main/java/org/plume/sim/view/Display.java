package org.plume.sim.view;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where pictures can be drawn. Java3D needs an X display, also off screen, and a JVM cannot take one up once it runs;
 * so without one the program is run again beneath an Xvfb of its own:
 *
 * <pre>{@code
 * if (!Display.present()) {
 *     return Display.rerun(Main.class, args);   // exit status
 * }
 * }</pre>
 */
public final class Display {

    /** Set for the program that was run again, so that it is not run a third time. */
    private static final String MARK = "PLUME_VIRTUAL_DISPLAY";

    private static final int STOP_SECONDS = 5;

    private Display() {}

    /** Whether this JVM can draw: it has AWT's windowing part, is not headless and reaches its display. */
    public static boolean present() {
        return reason() == null;
    }

    /**
     * For a window: it needs a display that a person sees.
     *
     * @throws NoDisplayException when there is none
     */
    public static void requireScreen() throws NoDisplayException {
        String reason = reason();
        if (reason != null) {
            throw new NoDisplayException(
                    reason
                            + "; a window needs a screen (ssh -X, or a desktop); without one, draw to a file with --png or --gif");
        }
    }

    /**
     * Runs {@code main} again in a JVM like this one, with an Xvfb for its display, and waits for it.
     *
     * @return its exit status
     * @throws NoDisplayException when Xvfb or Java's windowing part is not installed, saying how to install it
     */
    public static int rerun(Class<?> main, List<String> args) throws IOException, InterruptedException {
        return rerun(main, args, "Xvfb");
    }

    static int rerun(Class<?> main, List<String> args, String xvfb) throws IOException, InterruptedException {
        requireWindowing(Path.of(System.getProperty("java.home")));
        String reason = reason();
        if (System.getenv(MARK) != null && reason != null) {
            throw new NoDisplayException("nothing can be drawn beneath Xvfb: " + reason);
        }
        try (VirtualScreen screen = VirtualScreen.start(xvfb)) {
            ProcessBuilder builder = new ProcessBuilder(command(main, args)).inheritIO();
            builder.environment().putAll(screen.environment());
            builder.environment().put(MARK, "1");
            Process child = builder.start();
            Thread stop = new Thread(() -> stop(child, screen), "end-of-drawing");
            Runtime.getRuntime().addShutdownHook(stop);
            int status = child.waitFor();
            try {
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IllegalStateException shuttingDown) {
                return status;
            }
            return status;
        }
    }

    /** When this JVM is told to end, what it started ends too: first who draws, then its screen. */
    private static void stop(Process child, VirtualScreen screen) {
        child.destroy();
        try {
            child.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        screen.close();
    }

    /** @throws NoDisplayException for a JDK whose packages hold no windows (Debian's -headless) */
    static void requireWindowing(Path javaHome) throws NoDisplayException {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (linux && !Files.exists(javaHome.resolve("lib").resolve("libawt_xawt.so"))) {
            throw new NoDisplayException("this Java is headless (" + javaHome
                    + " has no lib/libawt_xawt.so); install openjdk-17-jre xvfb: " + NoDisplayException.CURE);
        }
    }

    /** Why this JVM cannot draw, or null. */
    private static @Nullable String reason() {
        try {
            requireWindowing(Path.of(System.getProperty("java.home")));
            if (GraphicsEnvironment.isHeadless()) {
                return System.getenv("DISPLAY") == null
                        ? "no display: DISPLAY is not set"
                        : "no display: Java runs headless";
            }
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return null;
        } catch (NoDisplayException | HeadlessException | AWTError | NoClassDefFoundError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> command(Class<?> main, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-Djava.awt.headless")
                    && !option.startsWith("-Dj3d.rend")
                    && !option.startsWith("-agentlib")
                    && !option.startsWith("-javaagent")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        return command;
    }
}
