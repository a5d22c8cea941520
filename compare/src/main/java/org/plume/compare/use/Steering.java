package org.plume.compare.use;

import java.util.ArrayList;
import java.util.List;
import org.plume.compare.learn.Entrant;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.Distribution;
import org.plume.generative.paradigm.PathModel;

/**
 * A model along a path that was told of each point one of two traits, or none: asked for one trait with growing guidance,
 * and for both, which it never saw together.
 *
 * @param guidance by weight
 * @param composed share of samples, asked for both traits, that have both, over all pairs of traits
 * @param single the same of samples that were asked for one trait alone: what composing is to be read beside
 * @param shown samples asked for the first trait, for the second, and for both
 */
public record Steering(List<Guidance> guidance, double composed, double single, List<List<double[]>> shown) {

    private static final List<Double> WEIGHTS = List.of(0.0, 1.0, 1.5, 2.0, 3.0, 5.0);
    private static final int DRAWS = 300;
    private static final int SHOWN_MODE = 2;

    /**
     * A strength of guidance.
     *
     * @param weight 0 asks for nothing, 1 is p(x | c), above it exaggerates
     * @param fidelity share of samples that have the trait
     * @param diversity mean distance of two samples, over that of the data with the trait
     */
    public record Guidance(double weight, double fidelity, double diversity) {}

    static Steering of(Entrant told, Traits traits, Streams streams) {
        PathModel model = (PathModel) told.model();
        List<Guidance> guidance = new ArrayList<>();
        double spread = meanDistance(withTrait(traits, streams.child(0)));
        for (double weight : WEIGHTS) {
            List<double[]> x = model.guided(traits.first(SHOWN_MODE), weight).sample(DRAWS, streams.child(1));
            guidance.add(new Guidance(weight, traits.pairShare(x, SHOWN_MODE), meanDistance(x) / spread));
        }
        int modes = traits.set().modes().size();
        double composed = 0;
        double single = 0;
        for (int mode = 0; mode < modes; mode++) {
            composed += traits.share(both(model, traits, mode).sample(DRAWS, streams.child(2)), mode) / modes;
            single += traits.share(model.given(traits.first(mode)).sample(DRAWS, streams.child(2)), mode) / modes;
        }
        return new Steering(
                guidance,
                composed,
                single,
                List.of(
                        model.given(traits.first(SHOWN_MODE)).sample(DRAWS, streams.child(3)),
                        model.given(traits.second(SHOWN_MODE)).sample(DRAWS, streams.child(4)),
                        both(model, traits, SHOWN_MODE).sample(DRAWS, streams.child(5))));
    }

    private static Distribution both(PathModel model, Traits traits, int mode) {
        return model.composed(traits.first(mode), traits.second(mode));
    }

    private static List<double[]> withTrait(Traits traits, Streams streams) {
        return traits.sample(8 * DRAWS, streams).stream()
                .filter(x -> traits.pairShare(List.of(x), SHOWN_MODE) > 0)
                .limit(DRAWS)
                .toList();
    }

    private static double meanDistance(List<double[]> points) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.hypot(points.get(i)[0] - points.get(j)[0], points.get(i)[1] - points.get(j)[1]);
                pairs++;
            }
        }
        return sum / pairs;
    }
}
