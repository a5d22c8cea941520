package org.plume.compare.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.plume.compare.data.PointSet;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.metric.EnergyDistance;

/**
 * The rest of a point from its first coordinate. First coordinates of the data with what a perfect model makes of them are
 * the data again, which a test of equality can tell.
 *
 * @param energyDistance of completed points to the data
 * @param pValue of the hypothesis that they came from one distribution
 * @param shown for a few first coordinates, completions of each
 */
public record Completion(double energyDistance, double pValue, List<List<double[]>> shown) {

    private static final int SHOWN = 3;
    private static final int DRAWS = 60;
    private static final int PERMUTATIONS = 199;

    /** Of n points. */
    public static Completion of(Inpainter<double[]> model, PointSet set, int n, Streams streams) {
        BitSet first = new BitSet();
        first.set(0);
        List<double[]> given = set.sample(n, streams.child(0));
        List<double[]> completed = model.inpaint(given, first, streams.child(1));
        List<List<double[]>> shown = new ArrayList<>();
        for (int k = 0; k < SHOWN; k++) {
            double[] start = new double[set.size()];
            start[0] = set.letters() > 0 ? k : -1 + 1.1 * k;
            shown.add(model.inpaint(Collections.nCopies(DRAWS, start), first, streams.child(2 + k)));
        }
        EnergyDistance distance = EnergyDistance.of(
                SampleQuality.features(set, completed), SampleQuality.features(set, set.sample(n, streams.child(100))));
        return new Completion(distance.value(), distance.pValue(PERMUTATIONS, streams.at(101)), shown);
    }
}
