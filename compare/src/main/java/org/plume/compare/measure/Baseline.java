package org.plume.compare.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.PointSet;
import org.plume.generative.Density;
import org.plume.generative.Sampler;
import org.plume.generative.Streams;

/**
 * What every paradigm is to be read beside.
 *
 * @param name as the report says it
 * @param quality of its samples
 * @param likelihood of its density; null where it is not known
 */
public record Baseline(
        String name, SampleQuality quality, @Nullable Likelihood likelihood) {

    private static final int FITTED = 5000;

    /** Other samples of the data itself, the floor of all distances; and a {@link Plain} model fitted to the data. */
    public static List<Baseline> of(SampleQuality.Reference reference, Effort effort, Streams streams) {
        PointSet set = reference.set();
        List<double[]> fitted = set.sample(FITTED, streams.child(1));
        Plain plain = set.letters() > 0 ? IndependentLetters.fit(fitted, set.letters()) : OneNormal.fit(fitted);
        Function<List<double[]>, double[]> density = plain::logDensities;
        Likelihood likelihood = Likelihood.of(
                new Plausibility(Plausibility.Kind.EXACT, density),
                set,
                set.sample(effort.heldOut(), streams.child(2)),
                effort.cells());
        return List.of(
                new Baseline("fresh data", quality(set, reference, effort, streams.child(3)), null),
                new Baseline(plain.title(), quality(plain, reference, effort, streams.child(4)), likelihood));
    }

    /** A distribution that has no structure to speak of. */
    interface Plain extends Sampler<double[]>, Density<double[]> {
        String title();
    }

    private static SampleQuality quality(
            Sampler<double[]> model, SampleQuality.Reference reference, Effort effort, Streams streams) {
        List<List<double[]>> draws = new ArrayList<>();
        for (int k = 0; k < effort.repeats(); k++) {
            draws.add(model.sample(effort.points(), streams.child(k)));
        }
        return SampleQuality.of(draws, reference, effort.permutations(), streams.at(100));
    }
}
