package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.joined;
import static org.plume.Commands.plume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.plume.Commands.Answer;

/** Three years of three stations and a forecaster of them, trained once for all classes, and the commands about them. */
final class WindCommands implements BeforeAllCallback {

    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
    private static final int DAYS = 3 * 365;

    private static @Nullable Path home;

    /** The folder of states and model, removed when all tests are over. */
    private record Home(Path folder) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(WindCommands.class))
                .getOrComputeIfAbsent(Home.class, key -> trained(), Home.class);
    }

    private static Home trained() {
        try {
            Path folder = Files.createTempDirectory("wind");
            home = folder;
            Files.write(data(), table("time,a,b,c"));
            Answer answer = train(data(), model());
            assertThat(answer.text()).contains("model m: ");
            assertThat(answer.status()).isZero();
            return new Home(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three stations: a season, and a slow wave that goes from one to the next. */
    static List<String> table(String header) {
        List<String> lines = new ArrayList<>(List.of(header));
        for (int t = 0; t < DAYS; t++) {
            double season = Math.cos(2 * Math.PI * t / 365.25);
            StringBuilder line = new StringBuilder(FIRST.plusDays(t).toString());
            for (int k = 0; k < 3; k++) {
                double value = 10 + 5 * season + Math.sin(0.7 * t - k) + 0.3 * Math.sin(12.9898 * (3 * t + k));
                line.append(String.format(Locale.ROOT, ",%.3f", value));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    static Path data() {
        return Objects.requireNonNull(home, "the tests have not begun").resolve("d.csv");
    }

    static Path model() {
        return Objects.requireNonNull(home, "the tests have not begun").resolve("m");
    }

    static Answer train(Path data, Path out, String... more) {
        return plume(
                List.of(
                        "train",
                        "weather",
                        "--task",
                        "wind",
                        "--data",
                        data.toString(),
                        "--steps",
                        "60",
                        "--out",
                        out.toString()),
                more);
    }

    static String[] sample(Path out, String... more) {
        return sampleOf(data(), out, more);
    }

    static String[] sampleOf(Path data, Path out, String... more) {
        return joined(
                List.of(
                        "sample",
                        "weather",
                        "--model",
                        model().toString(),
                        "--data",
                        data.toString(),
                        "--out",
                        out.toString()),
                more);
    }

    static String[] score(Path forecast, String... more) {
        return joined(
                List.of("score", "weather", "--forecast", forecast.toString(), "--data", data().toString()), more);
    }
}
