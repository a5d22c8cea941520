package org.plume.weather.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.Tensor;
import org.plume.weather.Forecaster;

/** An open model folder of kind {@code weather}. */
public final class ForecastModel implements AutoCloseable {

    private final ModelFolder folder;
    private final ForecastSpec spec;
    private final Scaling scaling;
    private final double[] residual;
    private final Network network;

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
        Map<String, byte[]> graphs = new LinkedHashMap<>();
        folder.graphs().forEach(graph -> graphs.put(graph, folder.graph(graph)));
        network = new Network(graphs, folder.card().threads());
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
        Sampling sampling = spec.method() instanceof Crps crps
                ? new CrpsSampling(network, scaling.noise(), crps.noise(), spread)
                : new PathSampling(network, (AlongPath) spec.method(), residual, spread);
        return new NetworkForecaster(scaling, sampling);
    }

    @Override
    public void close() {
        network.close();
    }
}
