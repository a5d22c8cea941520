package org.plume.weather.baseline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plume.weather.Grid;
import org.plume.weather.Members;
import org.plume.weather.climate.Climate;

/** phi z + residual, phi the regression of each entry's anomaly at the lead on that at the start: AR(1) for lead 1. */
public final class DressedPersistence extends ByLead {

    private final Map<Integer, double[]> phi = new ConcurrentHashMap<>();

    public DressedPersistence(Library library) {
        super(library);
    }

    @Override
    int[] segments(float[][] recent, double time, Members members) {
        return draw(members);
    }

    @Override
    float[][] at(float[][] recent, int lead, int[] segments) {
        double[] damping = phi.computeIfAbsent(lead, n -> damping(library, n));
        float[] now = recent[recent.length - 1];
        float[][] z = new float[segments.length][now.length];
        for (int i = 0; i < z.length; i++) {
            float[] from = library.anomalies()[segments[i]];
            float[] to = library.anomalies()[segments[i] + lead];
            for (int j = 0; j < now.length; j++) {
                z[i][j] = (float) (to[j] + damping[j] * (now[j] - from[j]));
            }
        }
        return z;
    }

    /** phi of each entry; on a ring, of all points of a variable together. */
    static double[] damping(Library library, int lead) {
        float[][] z = library.anomalies();
        int size = library.layout().size();
        double[] products = new double[size];
        double[] squares = new double[size];
        for (int t = 0; t + lead < z.length; t++) {
            for (int j = 0; j < size; j++) {
                double product = (double) z[t][j] * z[t + lead][j];
                if (!Double.isNaN(product)) {
                    products[j] += product;
                    squares[j] += (double) z[t][j] * z[t][j];
                }
            }
        }
        if (library.layout().grid() instanceof Grid.Ring) {
            Climate.pool(library.layout(), products, squares);
        }
        double[] phi = new double[size];
        for (int j = 0; j < size; j++) {
            phi[j] = squares[j] > 0 ? products[j] / squares[j] : 0;
        }
        return phi;
    }
}
