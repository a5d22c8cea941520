package org.plume.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
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

    private static void widen(int width) {
        browser.manage().window().setSize(new Dimension(width, 900));
        new WebDriverWait(browser, Duration.ofSeconds(5)).until(b -> number("return window.innerWidth") <= width);
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
    void atTheWidthOfAPhone_nothingIsWiderThanTheScreen() {
        try {
            run("document.body.style.width = '360px'; window.dispatchEvent(new Event('resize'))");
            widen(500);
            long wide = number("return Math.max(...[...document.querySelectorAll('main > section > *')]"
                    + ".map(e => Math.ceil(e.getBoundingClientRect().right)))");
            assertThat(wide).isLessThanOrEqualTo(360);
            slideTo(300);
            String before = canvas("flow-matching");
            slideTo(900);
            assertThat(canvas("flow-matching")).isNotEqualTo(before);
        } finally {
            run("document.body.style.width = ''");
            browser.manage().window().setSize(new Dimension(1200, 900));
        }
    }

    @Test
    void theConsole_hasNoErrors() {
        slideTo(500);
        run("for (const id of ['density', 'arrows', 'truth']) document.getElementById(id).click()");
        slideTo(700);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }
}
