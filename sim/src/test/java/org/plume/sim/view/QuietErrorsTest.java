package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuietErrorsTest {

    @Test
    void everyLine_passes_exceptTheListOfConnections() {
        PrintStream before = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
            QuietErrors.install();
            QuietErrors.install();
            System.err.println("X11Util.Display: Shutdown (JVM shutdown: true ...");
            System.err.println("error: port 5005 is in use");
            System.err.printf("%d %%\r", 50);
            System.err.print("X11Util");
        } finally {
            System.setErr(before);
        }
        assertThat(heard.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("error: port 5005 is in use\n50 %\rX11Util");
    }
}
