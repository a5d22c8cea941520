package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DisplayTest {

    @Test
    void withoutXvfb_theMessageSaysWhatToInstall() {
        assertThatThrownBy(() -> Display.rerun(Drawing.class, List.of(), "no-such-Xvfb"))
                .isInstanceOf(NoDisplayException.class)
                .hasMessage("no display: DISPLAY is not set and no-such-Xvfb is not installed; install xvfb: "
                        + "apt-get install --no-install-recommends openjdk-17-jre xvfb");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withAHeadlessJava_theMessageSaysWhatToInstall(@TempDir Path home) {
        assertThatThrownBy(() -> Display.requireWindowing(home))
                .isInstanceOf(NoDisplayException.class)
                .hasMessage(
                        "this Java is headless (" + home + " has no lib/libawt_xawt.so); install openjdk-17-jre xvfb: "
                                + "apt-get install --no-install-recommends openjdk-17-jre xvfb");
    }

    @Test
    void withoutADisplay_aWindowIsRefused_andFilesAreOffered() {
        assertThat(Display.present()).isFalse();
        assertThatThrownBy(Display::requireScreen)
                .isInstanceOf(NoDisplayException.class)
                .hasMessageContaining("no display")
                .hasMessageContaining("--png or --gif");
    }

    @Test
    void theStatusOfTheProgram_isPassedOn() throws Exception {
        Drawing.assumePossible();
        assertThat(Display.rerun(Drawing.class, List.of("exit", "7"))).isEqualTo(7);
        assertThat(Display.rerun(Drawing.class, List.of("exit", "0"))).isZero();
    }
}
