package org.plume.weather.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.nn.Tensor;
import org.plume.weather.ForecasterContract;
import org.plume.weather.History;
import org.plume.weather.Members;
import org.plume.weather.Processes;
import org.plume.weather.States;
import org.plume.weather.StaticFields;

/** Static fields on their way from training to the folder and to forecasts. */
final class StaticForcingTest {

    private static final States DAYS = Processes.seasonal(2, 3, 90, 1);
    private static final StaticFields MASK = new StaticFields(List.of("lsm"), new float[][] {{0, 0, 0, 1, 1, 1}});
    private static final StaticFields TURNED = new StaticFields(List.of("lsm"), new float[][] {{1, 1, 1, 0, 0, 0}});

    @TempDir
    Path folder;

    private static ForecastSpec spec(List<String> statics) {
        return Untrained.grid(DAYS, new Crps(2, 2)).remembering(1).with(statics);
    }

    private ForecastModel model(String name, StaticFields statics) {
        ForecastTraining training = ForecastTraining.of(spec(statics.names()), DAYS, null, statics, 4, 3);
        Map<String, Tensor> weights =
                Untrained.weights(training.drawing(Map.of(), 10, 0).run().objective(), 5);
        return Untrained.model(folder.resolve(name), training, Map.of(), new double[0], List.of(weights));
    }

    private static float[] drawn(ForecastModel model) {
        return model.forecaster()
                .start(new History(DAYS, 50), Members.of(0, 50, 0, 1))
                .next()[0];
    }

    /** The folder knows the field: states alone make the forecast, and it is another one with another field. */
    @Test
    void theField_isKeptInTheFolder_andSeenByTheNetwork() {
        try (ForecastModel model = model("m", MASK);
                ForecastModel turned = model("turned", TURNED)) {
            assertThat(model.spec().statics()).containsExactly("lsm");
            ForecasterContract.memberIsItsOwn(model.forecaster(), new History(DAYS, 50), 2);
            assertThat(drawn(model)).isNotEqualTo(drawn(turned));
        }
        try (ForecastModel again = ForecastModel.open(folder.resolve("m"))) {
            assertThat(drawn(again)).isNotEqualTo(new float[6]).hasSize(6);
        }
    }

    @Test
    void theChannel_liesBehindThePlaces() {
        Fields fields = new Fields(spec(List.of("lsm")), MASK.normalised());
        float[] row = new float[fields.size()];
        fields.write(new float[][] {new float[6]}, new float[6], 0, false, row, 0);
        assertThat(fields.size()).isEqualTo(7 * 6);
        assertThat(row).endsWith(-1, -1, -1, 1, 1, 1);
    }

    @Test
    void aSpecFromBeforeStaticFields_hasNone() {
        ObjectNode json = SpecJson.write(spec(List.of()));
        json.remove("statics");
        assertThat(SpecJson.read(json, "spec").statics()).isEmpty();
    }

    @Test
    void fieldsThatAreNotTheSpecs_areRefused() {
        assertThatThrownBy(() -> ForecastTraining.of(spec(List.of("orog")), DAYS, null, MASK, 4, 3))
                .hasMessage("static fields must be [orog], were [lsm]");
        StaticFields few = new StaticFields(List.of("lsm"), new float[][] {{0, 1}});
        assertThatThrownBy(() -> ForecastTraining.of(spec(List.of("lsm")), DAYS, null, few, 4, 3))
                .hasMessage("a static field must have 6 points as the states, had 2");
    }
}
