package org.plume.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.plume.weather.States;
import org.plume.weather.io.CfDate;
import org.plume.weather.io.EnsemblePlan;
import org.plume.weather.io.EnsembleWriter;

/** The most memory that {@code ./plume sample weather} ever holds, by /proc: what the system counts as resident. */
final class PeakMemory {

    private static final Path HOME = Path.of(System.getProperty("plume.home", "."));

    private final Forecasting forecasting;
    private final Path data;

    /** @param data the states are written here: one member whose first lead is each day's state */
    PeakMemory(Forecasting forecasting, Path data) throws IOException {
        this.forecasting = forecasting;
        this.data = data;
        States states = forecasting.states();
        EnsemblePlan plan =
                new EnsemblePlan(states.layout(), states.calendar(), states.times(), 1, 1, 1, "states", "", 0);
        try (EnsembleWriter writer = EnsembleWriter.open(data, plan)) {
            for (int t = 0; t < states.size(); t++) {
                writer.write(0, t, 0, states.rows()[t]);
            }
            writer.completeTo(1);
            writer.finish();
        }
    }

    /** MiB, for so many members of 10 leads. */
    double of(Path out, int members) throws IOException {
        States states = forecasting.states();
        List<String> command = List.of(
                HOME.resolve("plume").toString(),
                "sample",
                "weather",
                "--model",
                forecasting.folder().toString(),
                "--data",
                data.toString(),
                "--at",
                "realization=0,lead_time=0",
                "--start",
                CfDate.text(states.times()[states.size() - 1], states.calendar()),
                "--members",
                Integer.toString(members),
                "--leads",
                Integer.toString(Forecasting.LEADS),
                "--out",
                out.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        double peak = 0;
        try {
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, highest(process.pid()));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
        if (process.exitValue() != 0) {
            throw new IOException("./plume sample weather must succeed, ended with " + process.exitValue());
        }
        return peak;
    }

    /** VmHWM of the process, MiB; the launcher becomes the Java process, so that it keeps its number. */
    private static double highest(long pid) throws IOException {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.split("\\s+")[1]) / 1024.0;
                }
            }
        } catch (NoSuchFileException ended) {
            return 0;
        }
        return 0;
    }
}
