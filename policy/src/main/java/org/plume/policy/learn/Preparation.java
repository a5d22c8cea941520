package org.plume.policy.learn;

import org.plume.arm.Demonstrations;
import org.plume.generative.Streams;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.Scaling;
import org.plume.policy.encode.SituationEncoding;
import org.plume.policy.encode.Statistics;

/**
 * What the demonstrations show before anything is learned.
 *
 * @param description what is trained, with the normalisation and the tracking that they show
 * @param examples cut from them
 */
record Preparation(PolicyDescription description, Examples examples) {

    /** @param looks draws the disturbed examples that the normalisation is fitted to */
    static Preparation of(PolicySpec spec, Demonstrations demonstrations, long looks, Streams streams) {
        Examples examples = Examples.of(spec, demonstrations);
        Scaling scaling = scaling(spec, examples, looks, streams);
        return new Preparation(
                new PolicyDescription(
                        spec, scaling, TrackingFit.of(spec, demonstrations).orElse(null)),
                examples);
    }

    private static Scaling scaling(PolicySpec spec, Examples examples, long looks, Streams streams) {
        var rng = streams.at(looks);
        Statistics features = new Statistics(new SituationEncoding(spec).size());
        Statistics targets = new Statistics(spec.chunkSize());
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.at(i, rng);
            features.add(example.features());
            targets.add(example.target());
        }
        var kind = spec.encoding().normalization();
        return new Scaling(features.normalization(kind), targets.normalization(kind));
    }
}
