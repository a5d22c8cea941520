package org.plume.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.IntPredicate;
import org.plume.generative.model.ModelFolder;
import org.plume.weather.Calendar;
import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Members;
import org.plume.weather.States;
import org.plume.weather.model.ForecastModel;

/**
 * A forecaster as it is served.
 *
 * @param version SHA-256 of its description
 * @param calendar of its times
 * @param known which entries of a state must not be missing
 * @param description its {@code model.json}
 * @param release frees what it holds
 */
record ServedForecaster(
        String name,
        String version,
        Forecaster forecaster,
        Calendar calendar,
        IntPredicate known,
        String description,
        Runnable release) {

    /** The kind of model folders that hold forecasters. */
    static final String KIND = "weather";

    static ServedForecaster open(ModelFolder folder) {
        ForecastModel model = ForecastModel.open(folder.path());
        try {
            return new ServedForecaster(
                    folder.card().name(),
                    folder.version(),
                    model.forecaster(),
                    model.spec().calendar(),
                    model::known,
                    Files.readString(folder.path().resolve("model.json")),
                    model::close);
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(folder.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Draws once, so that the first request does not pay for what is made on first use. */
    void warm() {
        int memory = forecaster.memory();
        double[] times = new double[memory];
        for (int k = 0; k < memory; k++) {
            times[k] = k * forecaster.step();
        }
        float[][] rows = new float[memory][forecaster.layout().size()];
        States states = new States(forecaster.layout(), calendar, times, rows);
        forecaster
                .start(new History(states, memory - 1), Members.of(0, 0, 0, 1))
                .next();
    }
}
