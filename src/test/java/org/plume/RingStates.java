package org.plume;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.learn.Plan;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.training.Trained;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.StaticFields;
import org.plume.weather.Variable;
import org.plume.weather.model.Architecture;
import org.plume.weather.model.Base;
import org.plume.weather.model.Crps;
import org.plume.weather.model.ForecastFolder;
import org.plume.weather.model.ForecastModel;
import org.plume.weather.model.ForecastSpec;
import org.plume.weather.model.ForecastTraining;
import org.plume.weather.task.Evaluation;
import org.plume.weather.task.Series;
import org.plume.weather.verify.Bootstrap;
import org.plume.weather.verify.EnsembleScores;

/**
 * States of a ring by a known law, and what a small forecaster of them is worth.
 *
 * @param train how many of them are learnt from; the later ones judge
 */
record RingStates(States states, int train) {

    /** How a state follows. */
    interface Law {
        void next(float[] now, float[] next, RandomGenerator rng);
    }

    static RingStates of(int points, int train, int test, Law law) {
        RandomGenerator rng = new Streams(1).at(0);
        float[][] rows = new float[train + test][points];
        double[] times = new double[rows.length];
        for (int t = 0; t < rows.length; t++) {
            times[t] = t;
            law.next(rows[Math.max(0, t - 1)], rows[t], rng);
        }
        Layout layout = new Layout(List.of(new Variable("x", "1", "state")), new Grid.Ring(points));
        return new RingStates(new States(layout, Calendar.NONE, times, rows), train);
    }

    ForecastTraining training(StaticFields statics) {
        ForecastSpec spec = new ForecastSpec(
                        states.layout(),
                        Calendar.NONE,
                        1,
                        1,
                        false,
                        0,
                        Base.CLIMATE,
                        0,
                        new Architecture.Ring(12, 1, 1, 3),
                        new Crps(2, 2))
                .with(statics.names());
        return ForecastTraining.of(spec, states.between(0, train), null, statics, 32, 1);
    }

    static Plan plan(long steps, double rate) {
        return new Plan(steps, rate, Math.min(20, steps / 2), 0.9, 0.99, 0.01, 1, 0.99, 1);
    }

    /**
     * Scores 20 members at the last lead, from every n-th of the states that were not learnt from.
     *
     * @param model folder to write
     */
    EnsembleScores lastLead(Path model, ForecastTraining training, Trained trained, int leads, int every) {
        ForecastFolder.write(
                model,
                "m",
                "t",
                training,
                Map.of(),
                new double[0],
                List.of(trained.averaged()),
                OnnxFile.Precision.SINGLE,
                1,
                1,
                new Provenance("", "", "", 0, 0, ""),
                JsonNodeFactory.instance.objectNode());
        Series test = Series.of(states, train, states.size() - leads, every);
        try (ForecastModel open = ForecastModel.open(model)) {
            return new Evaluation(20, leads, 1, 0)
                    .of(open.forecaster(), test, Bootstrap.NONE, done -> {})
                    .get(leads - 1);
        }
    }
}
