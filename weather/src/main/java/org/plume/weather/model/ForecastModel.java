package org.plume.weather.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.Tensor;
import org.plume.generative.paradigm.DistributionModel;
import org.plume.generative.paradigm.TrainedGraphs;
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
    private final List<DistributionModel> paradigms;

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
        networks = spec.method() instanceof OfParadigm
                ? List.of(new Network(
                        Map.of(Graphs.MEAN, folder.graph(Graphs.MEAN)),
                        folder.card().threads()))
                : networks(folder);
        paradigms = spec.method() instanceof OfParadigm method ? paradigms(folder, spec, method) : List.of();
    }

    private static List<DistributionModel> paradigms(ModelFolder folder, ForecastSpec spec, OfParadigm method) {
        List<DistributionModel> models = new ArrayList<>();
        String any = method.of(spec)
                .graphs(OfParadigm.space(spec))
                .keySet()
                .iterator()
                .next();
        try {
            do {
                int network = models.size();
                models.add(TrainedGraphs.open(
                        method.of(spec), OfParadigm.space(spec), graph -> folder.graph(Graphs.of(graph, network))));
            } while (folder.graphs().contains(Graphs.of(any, models.size())));
        } catch (RuntimeException e) {
            models.forEach(DistributionModel::close);
            throw e;
        }
        return models;
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
        return new NetworkForecaster(scaling, drawing(spread));
    }

    /** Whether states of the training have this entry of a state; a forecast needs it then. */
    public boolean known(int entry) {
        return !Double.isNaN(scaling.climate().coefficients()[0][entry]);
    }

    /**
     * Refuses a start whose last states lack values that the states of the training have: a forecast would take the seasonal
     * mean for them.
     *
     * @throws IllegalArgumentException naming the variable, the time and the point
     */
    public void requireKnown(States states, int start) {
        for (int t = Math.max(0, start - spec.memory() + 1); t <= start; t++) {
            float[] row = states.rows()[t];
            for (int j = 0; j < row.length; j++) {
                if (Float.isNaN(row[j]) && known(j)) {
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

    /** Each of the networks that draw. */
    private List<Sampling> drawing(double spread) {
        List<Sampling> drawing = new ArrayList<>();
        if (paradigms.isEmpty()) {
            networks.forEach(network -> drawing.add(sampling(network, spread)));
        }
        paradigms.forEach(model -> drawing.add(new ParadigmSampling(networks.get(0), model, residual, spread)));
        return drawing;
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
        paradigms.forEach(DistributionModel::close);
        networks.forEach(Network::close);
    }
}
