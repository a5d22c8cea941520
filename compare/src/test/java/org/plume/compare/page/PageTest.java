package org.plume.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** In a headless Chromium, from disk. Needs Debian's chromium and chromium-driver. */
class PageTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    static Path folder;

    /** Which says at each start that it has no protocol of so new a browser; none is used. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "needs " + CHROMIUM + " and " + DRIVER + ": apt-get install chromium chromium-driver");
        SmallComparison small = SmallComparison.of(
                folder.resolve("work"), "ring", "autoencoder", "gan", "autoregressive", "flow-matching");
        Path page = Files.writeString(folder.resolve("index.html"), small.page());
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", logs);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        browser.get(page.toUri().toString());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static @Nullable Object run(String script) {
        return ((JavascriptExecutor) browser).executeScript(script);
    }

    private static long number(String script) {
        return Long.parseLong(String.valueOf(run(script)));
    }

    private static String canvas(String model) {
        return String.valueOf(run("return document.querySelector('[data-model=" + model + "] canvas').toDataURL()"));
    }

    private static void slideTo(int place) {
        run("const s = document.getElementById('walk'); s.value = " + place + "; s.dispatchEvent(new Event('input'))");
    }

    /** A phone's screen, 390 x 844, touched. */
    private static void asPhone(Runnable look) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        try {
            new WebDriverWait(browser, Duration.ofSeconds(20)).until(b -> number("return window.innerWidth") == 390);
            look.run();
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private static void scheme(String scheme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    @Test
    void theSlider_movesThePointsOfEveryModel() {
        for (String model : List.of("autoencoder", "gan", "autoregressive", "flow-matching")) {
            slideTo(0);
            String start = canvas(model);
            slideTo(450);
            String middle = canvas(model);
            slideTo(1000);
            assertThat(middle).isNotEqualTo(start);
            assertThat(canvas(model)).isNotEqualTo(middle);
        }
    }

    @Test
    void playing_endsAtTheSamples() {
        slideTo(0);
        browser.findElement(By.id("play")).click();
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(b -> "1000".equals(b.findElement(By.id("walk")).getDomProperty("value")));
    }

    @Test
    void aClick_asksEveryModel() {
        run("document.querySelector('[data-model=autoregressive] canvas')"
                + ".scrollIntoView({block: 'center', behavior: 'instant'})");
        browser.findElement(By.cssSelector("[data-model=autoregressive] canvas"))
                .click();
        assertThat(says("data")).contains("log p = ");
        assertThat(says("autoregressive")).contains("log p = ");
        assertThat(says("flow-matching")).contains("log p \u2248 ");
        assertThat(says("gan")).contains("cannot say");
        assertThat(says("autoencoder")).contains("error ");
    }

    private static String says(String model) {
        return browser.findElement(By.cssSelector("[data-model=" + model + "] .says"))
                .getText();
    }

    @Test
    void theTable_hasEveryModel_itsBaselines_andSorts() {
        assertThat(browser.findElements(By.cssSelector("#table tbody tr"))).hasSize(6);
        run("document.querySelectorAll('#table th[scope=col]')[1].click()");
        assertThat(browser.findElement(By.cssSelector("#table th[aria-sort]")).getText())
                .contains("parameters");
    }

    @Test
    void onAPhone_nothingIsWiderThanTheScreen_andEveryControlCanBeReached() {
        asPhone(() -> {
            assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
            run("document.getElementById('play').scrollIntoView({block: 'center', behavior: 'instant'})");
            for (String control : List.of("play", "walk", "density", "arrows", "truth")) {
                assertThat(number("const b = document.getElementById('" + control + "').getBoundingClientRect();"
                                + " return b.width > 0 && b.left >= 0 && b.right <= 390 && document.elementFromPoint("
                                + "(b.left + b.right) / 2, (b.top + b.bottom) / 2).id === '" + control + "' ? 1 : 0"))
                        .as(control)
                        .isEqualTo(1);
            }
            slideTo(300);
            String before = canvas("flow-matching");
            slideTo(900);
            assertThat(canvas("flow-matching")).isNotEqualTo(before);
        });
    }

    /** Relative luminance by WCAG 2.1: text has at least 4.5 of contrast, marks 3, in light and in dark. */
    @Test
    void inLightAndDark_textAndMarksStandOut() {
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            try {
                for (String ink : List.of("ink", "muted")) {
                    assertThat(contrast(ink, "card")).as("%s %s", scheme, ink).isGreaterThan(4.5);
                    assertThat(contrast(ink, "paper")).as("%s %s", scheme, ink).isGreaterThan(4.5);
                }
                for (String family : List.of("auto", "likelihood", "path", "distilled", "adversarial", "energy")) {
                    assertThat(contrast(family, "card"))
                            .as("%s %s", scheme, family)
                            .isGreaterThan(3);
                }
                boolean dark = number("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"
                                + ".reduce((a, b) => a + +b, 0)")
                        < 300;
                assertThat(dark).isEqualTo(scheme.equals("dark"));
            } finally {
                scheme("light");
            }
        }
    }

    private static double contrast(String of, String on) {
        return Double.parseDouble(String.valueOf(run("const light = name => {"
                + " const n = parseInt(getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim().slice(1), 16);"
                + " const c = [n >> 16, n >> 8 & 255, n & 255].map(v => v / 255)"
                + ".map(v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));"
                + " return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };"
                + " const a = light('" + of + "'), b = light('" + on + "');"
                + " return String((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))")));
    }

    @Test
    void theConsole_hasNoErrors() {
        slideTo(500);
        run("for (const id of ['density', 'arrows', 'truth']) document.getElementById(id).click()");
        slideTo(700);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }
}
