package org.plume.sim.view;

import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Standard error without the lines in which JOGL lists its display connections whenever a JVM ends: they are no errors,
 * and it has no switch for them.
 */
final class QuietErrors extends PrintStream {

    private static final String NOISE = "X11Util";

    private QuietErrors(PrintStream errors) {
        super(errors, true, Charset.defaultCharset());
    }

    static synchronized void install() {
        if (!(System.err instanceof QuietErrors)) {
            System.setErr(new QuietErrors(System.err));
        }
    }

    @Override
    public void println(String line) {
        if (line == null || !line.startsWith(NOISE)) {
            super.println(line);
        }
    }
}
