package org.plume.policy.learn;

import org.plume.arm.Demonstrations;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.encode.Conditioning;
import org.plume.policy.method.OneLoss;

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
    static final int LOOKS = 0;

    private static final int BATCHES = 1;

    /**
     * @param rows examples of a minibatch
     * @param seed of the minibatches
     * @throws IllegalArgumentException where the method is not of one loss: {@link ParadigmLearning} is for those
     */
    public static PolicyTraining of(PolicySpec spec, Demonstrations demonstrations, int rows, long seed) {
        if (!(spec.method() instanceof OneLoss method)) {
            throw new IllegalArgumentException(
                    "method must be of one loss, was " + spec.method().name());
        }
        Streams streams = new Streams(seed);
        Preparation known = Preparation.of(spec, demonstrations, LOOKS, streams);
        var scaling = known.description().scaling();
        int condition = new Conditioning(spec, scaling.features()).size();
        return new PolicyTraining(
                known.description(),
                method.objective(spec.shape(condition), spec.network()),
                new PolicyBatches(spec, method, known.examples(), scaling, rows, streams.child(BATCHES)));
    }
}
