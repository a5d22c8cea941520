package org.plume.weather.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.generative.nn.onnx.StagedBatches;
import org.plume.weather.Forecaster;

/** An open model folder of kind {@code weather}. */
public final class ForecastModel implements AutoCloseable {

    /** Batch sizes that are tried; those that agree to the bit are used. */
    private static final Integer[] SIZES = {64, 16, 4, 1};

    private final ModelFolder folder;
    private final ForecastSpec spec;
    private final Scaling scaling;
    private final List<OnnxSession> sessions = new ArrayList<>();
    private final StagedBatches network;

    private ForecastModel(ModelFolder folder) {
        this.folder = folder;
        if (!folder.card().kind().equals(ForecastFolder.KIND)) {
            throw new IllegalArgumentException("model " + folder.card().name() + " must be of kind "
                    + ForecastFolder.KIND + ", was " + folder.card().kind());
        }
        spec = SpecJson.read(
                folder.card().spec(), "spec of model " + folder.card().name());
        scaling = ScalingTensors.read(spec, folder.weights());
        try {
            network = StagedBatches.proven(session(Graphs.TRUNK), session(Graphs.HEAD), SIZES);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Opens a folder. */
    public static ForecastModel open(Path folder) {
        return new ForecastModel(ModelFolder.open(folder));
    }

    private OnnxSession session(String graph) {
        OnnxSession session =
                OnnxSession.open(folder.graph(graph), folder.card().threads());
        sessions.add(session);
        return session;
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
        Crps crps = (Crps) spec.method();
        int noise = crps.noise() * spec.layout().points();
        return new NetworkForecaster(scaling, new CrpsSampling(network, noise, spread));
    }

    @Override
    public void close() {
        sessions.forEach(OnnxSession::close);
    }
}
