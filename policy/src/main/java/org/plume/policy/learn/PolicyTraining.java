package org.plume.policy.learn;

import org.plume.arm.Demonstrations;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.Scaling;
import org.plume.policy.encode.Conditioning;
import org.plume.policy.encode.SituationEncoding;
import org.plume.policy.encode.Statistics;

/**
 * What a training run of a policy needs.
 *
 * @param description what is trained, with the normalisation and the tracking that the
 *     demonstrations show
 * @param objective what is minimised
 * @param batches on which numbers
 */
public record PolicyTraining(PolicyDescription description, Objective objective, Batches batches) {

    /** Looks at disturbed examples for the normalisation: stream 0; batches are family 1. */
    private static final int LOOKS = 0;

    private static final int BATCHES = 1;

    /**
     * @param rows examples of a minibatch
     * @param seed of the minibatches
     */
    public static PolicyTraining of(PolicySpec spec, Demonstrations demonstrations, int rows, long seed) {
        Examples examples = Examples.of(spec, demonstrations);
        Streams streams = new Streams(seed);
        Scaling scaling = scaling(spec, examples, streams);
        int condition = new Conditioning(spec, scaling.features()).size();
        return new PolicyTraining(
                new PolicyDescription(
                        spec, scaling, TrackingFit.of(spec, demonstrations).orElse(null)),
                spec.method().objective(spec.shape(condition), spec.network()),
                new PolicyBatches(spec, examples, scaling, rows, streams.child(BATCHES)));
    }

    private static Scaling scaling(PolicySpec spec, Examples examples, Streams streams) {
        var rng = streams.at(LOOKS);
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
