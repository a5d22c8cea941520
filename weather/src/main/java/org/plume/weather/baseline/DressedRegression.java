package org.plume.weather.baseline;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plume.weather.Members;
import org.plume.weather.climate.LinearModel;

/** {@link LinearModel} of the lead, and the residual that it left at a random start of the library. */
public final class DressedRegression extends ByLead {

    private static final double RIDGE = 1e-6;

    private final int functions;
    private final Map<Integer, Fitted> fitted = new ConcurrentHashMap<>();

    /** A model and what it left, {@code [times][entries]}. */
    private record Fitted(LinearModel model, float[][] residuals) {}

    /**
     * Of a library, whose memory is the lags.
     *
     * @param functions leading empirical orthogonal functions; the entries or more for vector autoregression
     */
    public DressedRegression(Library library, int functions) {
        super(library);
        this.functions = functions;
    }

    private Fitted fit(int lead) {
        float[][] z = library.anomalies();
        int lags = library.memory();
        LinearModel model = LinearModel.fit(z, library.climate().variances(), functions, lags, lead, RIDGE);
        float[][] residuals = new float[z.length][];
        for (int t = lags - 1; t + lead < z.length; t++) {
            float[] forecast = model.predict(Arrays.copyOfRange(z, t - lags + 1, t + 1));
            float[] left = z[t + lead].clone();
            for (int j = 0; j < left.length; j++) {
                left[j] -= forecast[j];
            }
            residuals[t] = left;
        }
        return new Fitted(model, residuals);
    }

    @Override
    int[] segments(float[][] recent, double time, Members members) {
        return draw(members);
    }

    @Override
    float[][] at(float[][] recent, int lead, int[] segments) {
        Fitted f = fitted.computeIfAbsent(lead, this::fit);
        float[] forecast = f.model.predict(recent);
        float[][] z = new float[segments.length][];
        for (int i = 0; i < z.length; i++) {
            z[i] = f.residuals[segments[i]].clone();
            for (int j = 0; j < forecast.length; j++) {
                z[i][j] += forecast[j];
            }
        }
        return z;
    }
}
