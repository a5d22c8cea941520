package org.plume.weather.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.Tensor;
import org.plume.weather.Forecaster;
import org.plume.weather.States;
import org.plume.weather.io.CfDate;

/** An open model folder of kind {@code weather}. */
public final class ForecastModel implements AutoCloseable {

    private final ModelFolder folder;
    private final ForecastSpec spec;
    private final Scaling scaling;
    private final double[] residual;
    private final List<Network> networks;

    private ForecastModel(ModelFolder folder) {
        this.folder = folder;
        String name = folder.card().name();
        if (!folder.card().kind().equals(ForecastFolder.KIND)) {
            throw new IllegalArgumentException("model " + name + " must be of kind " + ForecastFolder.KIND + ", was "
                    + folder.card().kind());
        }
        spec = SpecJson.read(folder.card().spec(), "spec of model " + name);
        Map<String, Tensor> tensors = folder.weights();
        scaling = ScalingTensors.read(spec, tensors);
        residual = spec.method().hasMean() ? ScalingTensors.residual(tensors) : new double[0];
        networks = networks(folder);
    }

    private static List<Network> networks(ModelFolder folder) {
        List<Network> networks = new ArrayList<>();
        try {
            for (int i = 0; folder.graphs().contains(Graphs.of(Graphs.HEAD, i)); i++) {
                Map<String, byte[]> graphs = new LinkedHashMap<>();
                graphs.put(Graphs.TRUNK, folder.graph(Graphs.of(Graphs.TRUNK, i)));
                graphs.put(Graphs.HEAD, folder.graph(Graphs.of(Graphs.HEAD, i)));
                if (folder.graphs().contains(Graphs.MEAN)) {
                    graphs.put(Graphs.MEAN, folder.graph(Graphs.MEAN));
                }
                networks.add(new Network(graphs, folder.card().threads()));
            }
        } catch (RuntimeException e) {
            networks.forEach(Network::close);
            throw e;
        }
        return networks;
    }

    /** Opens a folder. */
    public static ForecastModel open(Path folder) {
        return new ForecastModel(ModelFolder.open(folder));
    }

    public ModelFolder folder() {
        return folder;
    }

    public ForecastSpec spec() {
        return spec;
    }

    /** The factor of the spread that was fitted on validation states; 1 where none was. */
    public double spread() {
        return folder.card().sampler().path(ForecastFolder.SPREAD).asDouble(1);
    }

    /** The forecaster as calibrated. */
    public Forecaster forecaster() {
        return forecaster(spread());
    }

    /** The forecaster under another factor of the spread; 1 is as it was trained. */
    public Forecaster forecaster(double spread) {
        if (!(spread > 0)) {
            throw new IllegalArgumentException("spread must be > 0, was " + spread);
        }
        return new NetworkForecaster(
                scaling,
                networks.stream().map(network -> sampling(network, spread)).toList());
    }

    /**
     * Refuses a start whose last states lack values that the states of the training have: a forecast would take the seasonal
     * mean for them.
     *
     * @throws IllegalArgumentException naming the variable, the time and the point
     */
    public void requireKnown(States states, int start) {
        double[] usual = scaling.climate().coefficients()[0];
        for (int t = Math.max(0, start - spec.memory() + 1); t <= start; t++) {
            float[] row = states.rows()[t];
            for (int j = 0; j < row.length; j++) {
                if (Float.isNaN(row[j]) && !Double.isNaN(usual[j])) {
                    int points = spec.layout().points();
                    throw new IllegalArgumentException("a forecast from "
                            + CfDate.text(states.times()[start], states.calendar()) + " must know "
                            + spec.layout().variables().get(j / points).name() + " of "
                            + CfDate.text(states.times()[t], states.calendar()) + ", which is missing at point "
                            + j % points + ": fill it or start elsewhere");
                }
            }
        }
    }

    private Sampling sampling(Network network, double spread) {
        if (spec.method() instanceof Crps crps) {
            return new CrpsSampling(network, scaling.noise(), crps.noise(), spread);
        } else if (spec.method() instanceof Gaussian) {
            return new GaussianSampling(network, scaling.noise(), spread);
        }
        return new PathSampling(network, (AlongPath) spec.method(), residual, spread);
    }

    @Override
    public void close() {
        networks.forEach(Network::close);
    }
}
