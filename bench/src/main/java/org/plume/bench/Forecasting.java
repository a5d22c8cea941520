package org.plume.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.bench.peer.Peer;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.model.Safetensors;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;
import org.plume.weather.States;
import org.plume.weather.Variable;
import org.plume.weather.climate.Climate;
import org.plume.weather.model.Architecture;
import org.plume.weather.model.ForecastFolder;
import org.plume.weather.model.ForecastModel;
import org.plume.weather.model.ForecastSpec;
import org.plume.weather.model.ForecastTraining;
import org.plume.weather.task.WeatherTasks;

/**
 * 50 members of 10 leads of daily pressure on 17 latitudes by 33 longitudes, by the network that {@code train weather} takes
 * for such states, so many members at a time as {@code sample weather} has them.
 */
final class Forecasting implements AutoCloseable {

    static final int MEMBERS = 50;
    static final int LEADS = 10;
    static final int BATCH = 16;
    static final String NAME = "pressure";

    /** Largest difference of an anomaly, in deviations, between us and a peer, from the same noise. */
    static final double SAME = 1e-3;

    private static final int DAYS = 600;

    private final long seed;
    private final Scratch scratch;
    private final ModelFolder folder;
    private final ForecastModel model;
    private final States states;
    private final Map<String, Tensor> weights;
    private final List<Rollout> underWay = new ArrayList<>();
    private int leads;

    Forecasting(Scratch scratch, long seed) {
        this.seed = seed;
        this.scratch = scratch;
        states = states(new Streams(seed).child(3).at(0));
        ForecastSpec spec =
                WeatherTasks.recipe(states.layout(), states.calendar(), 1).spec();
        ForecastTraining training = ForecastTraining.of(spec, states, null, 1, seed);
        ForecastTraining.Drawing drawing = training.drawing(Map.of(), 1, 0);
        weights = Untrained.weights(drawing.run().objective().graph(), seed);
        folder = ForecastFolder.write(
                scratch.at(NAME),
                NAME,
                NAME,
                training,
                drawing.mean(),
                drawing.scale(),
                List.of(weights),
                OnnxFile.Precision.SINGLE,
                1,
                1,
                new Provenance("", "none", "", seed, 0, ""),
                JsonNodeFactory.instance.objectNode());
        model = ForecastModel.open(folder.path());
    }

    /** Waves that come and go: the data of a grid, for time does not depend on what they show. */
    private static States states(RandomGenerator rng) {
        Grid.LatLon grid = new Grid.LatLon(rise(30, 17), rise(-70, 33));
        float[][] rows = new float[DAYS][grid.size()];
        double[] times = new double[DAYS];
        int waves = 60;
        double[] amplitudes = new double[waves];
        for (int t = 0; t < DAYS; t++) {
            times[t] = 11_323 + t;
            for (int k = 0; k < waves; k++) {
                amplitudes[k] = 0.8 * amplitudes[k] + 0.6 * rng.nextGaussian() / (1 + k / 6);
            }
            for (int p = 0; p < grid.size(); p++) {
                double x = 101_325 + 100 * rng.nextGaussian();
                for (int k = 0; k < waves; k++) {
                    int eastward = (1 + k % 6) * (p % 33);
                    int northward = k / 6 * (p / 33);
                    x += 500 * amplitudes[k] * Math.sin(0.1 * eastward + 0.2 * northward + k);
                }
                rows[t][p] = (float) x;
            }
        }
        return new States(
                new Layout(List.of(new Variable("slp", "Pa", "sea-level pressure")), grid),
                Calendar.GREGORIAN,
                times,
                rows);
    }

    private static double[] rise(double from, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> from + 2.5 * i);
        return values;
    }

    States states() {
        return states;
    }

    Path folder() {
        return folder.path();
    }

    private History history() {
        return new History(states, DAYS - 1);
    }

    /** All members one lead on; after the last lead they begin anew. */
    void advance() {
        if (underWay.isEmpty() || leads == LEADS) {
            underWay.clear();
            leads = 0;
            for (int from = 0; from < MEMBERS; from += BATCH) {
                underWay.add(rollout(from, Math.min(from + BATCH, MEMBERS)));
            }
        }
        underWay.forEach(Rollout::next);
        leads++;
    }

    private Rollout rollout(int from, int to) {
        return model.forecaster().start(history(), Members.of(seed, history().time(), from, to));
    }

    /** Hands the peer the weights and all that a rollout needs; answers what it says of its forms. */
    JsonNode teach(Peer peer) {
        Path network = scratch.at(NAME + ".safetensors");
        Path given = scratch.at(NAME + "-given.safetensors");
        Safetensors.write(network, weights, Map.of());
        Safetensors.write(given, given(), Map.of());
        ForecastSpec spec = model.spec();
        Architecture.Unet unet = (Architecture.Unet) spec.architecture();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("kind", "grid");
        shape.put("inputs", spec.memory() + 1 + known(0).length);
        shape.put("outputs", spec.method().outputs(1));
        shape.put("widths", unet.widths());
        shape.put("trunk", unet.trunk());
        shape.put("head", unet.head());
        return peer.ask(
                "load",
                Map.of(
                        "shape", shape,
                        "weights", network.toString(),
                        "given", given.toString(),
                        "members", MEMBERS,
                        "batch", BATCH));
    }

    private Climate climate() {
        Tensor coefficients = tensor("climate.coefficients");
        int size = states.layout().size();
        double[][] rows = new double[(int) coefficients.shape()[0]][size];
        for (int i = 0; i < coefficients.values().length; i++) {
            rows[i / size][i % size] = coefficients.values()[i];
        }
        double[] deviation = new double[size];
        Arrays.setAll(deviation, j -> tensor("climate.deviation").values()[j]);
        return new Climate(states.layout(), states.calendar(), (rows.length - 1) / 2, rows, deviation);
    }

    private Tensor tensor(String name) {
        return folder.weights().getOrDefault(name, Tensor.zeros(0));
    }

    /** The channels of season and place that the network sees at a lead, from 0. */
    private float[][] known(int lead) {
        Grid.LatLon grid = (Grid.LatLon) states.layout().grid();
        double angle = 2 * Math.PI * states.calendar().season(history().time() + lead);
        float[][] channels = new float[4][grid.size()];
        Arrays.fill(channels[0], (float) Math.cos(angle));
        Arrays.fill(channels[1], (float) Math.sin(angle));
        for (int p = 0; p < grid.size(); p++) {
            channels[2][p] = (float) (grid.latitudes()[p / 33] / 90);
            channels[3][p] = (float) Math.cos(Math.toRadians(grid.longitudes()[p % 33]));
        }
        return channels;
    }

    private Map<String, Tensor> given() {
        Map<String, Tensor> given = new LinkedHashMap<>(folder.weights());
        given.remove("climate.coefficients");
        int size = states.layout().size();
        Climate climate = climate();
        int memory = model.spec().memory();
        float[] recent = new float[memory * size];
        for (int k = 0; k < memory; k++) {
            int lag = memory - 1 - k;
            float[] z = climate.anomaly(history().state(lag), history().time() - lag);
            System.arraycopy(z, 0, recent, k * size, size);
        }
        given.put("recent", Tensor.of(recent, memory, size));
        float[] known = new float[LEADS * 4 * size];
        float[] mean = new float[LEADS * size];
        for (int lead = 0; lead < LEADS; lead++) {
            for (int c = 0; c < 4; c++) {
                System.arraycopy(known(lead)[c], 0, known, (lead * 4 + c) * size, size);
            }
            double[] usual = climate.at(history().time() + lead + 1);
            for (int j = 0; j < size; j++) {
                mean[lead * size + j] = (float) usual[j];
            }
        }
        given.put("known", Tensor.of(known, LEADS, 4, 17, 33));
        given.put("mean", Tensor.of(mean, LEADS, size));
        return given;
    }

    /**
     * The largest difference between the peer's anomalies and ours from the same noise.
     *
     * @throws IllegalStateException if it is above {@value #SAME}: the two do not compute the same
     */
    double difference(Peer peer) {
        Path noise = scratch.at(NAME + "-noise.safetensors");
        Path out = scratch.at(NAME + "-out.safetensors");
        Safetensors.write(noise, Map.of("noise", noise(BATCH)), Map.of());
        peer.ask("sample", Map.of("noise", noise.toString(), "out", out.toString()));
        float[] theirs =
                Safetensors.read(out).getOrDefault("states", Tensor.zeros(0)).values();
        double[] deviation = climate().deviation();
        double worst = 0;
        int at = 0;
        Rollout rollout = rollout(0, BATCH);
        for (int lead = 0; lead < LEADS; lead++) {
            for (float[] state : rollout.next()) {
                for (int j = 0; j < state.length; j++) {
                    worst = Math.max(worst, Math.abs(state[j] - theirs[at++]) / deviation[j]);
                }
            }
        }
        if (!(worst <= SAME)) {
            throw new IllegalStateException(
                    "forecasts must be the peer's within " + SAME + " deviations, differ by " + worst);
        }
        return worst;
    }

    /** What members 0 and on draw, {@code [leads, members, entries]}. */
    private Tensor noise(int members) {
        int size = states.layout().size();
        float[] patterns = tensor("noise.patterns").values();
        float[] rest = tensor("noise.rest").values();
        float[] all = new float[LEADS * members * size];
        for (int m = 0; m < members; m++) {
            RandomGenerator rng = Members.of(seed, history().time(), 0, members).rng(m);
            for (int lead = 0; lead < LEADS; lead++) {
                int at = (lead * members + m) * size;
                for (int j = 0; j < size; j++) {
                    all[at + j] = (float) rng.nextGaussian() * rest[j];
                }
                for (int k = 0; k < patterns.length; k += size) {
                    float g = (float) rng.nextGaussian();
                    for (int j = 0; j < size; j++) {
                        all[at + j] += g * patterns[k + j];
                    }
                }
            }
        }
        return Tensor.of(all, LEADS, members, size);
    }

    @Override
    public void close() {
        model.close();
    }
}
