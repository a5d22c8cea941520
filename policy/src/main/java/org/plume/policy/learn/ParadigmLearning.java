package org.plume.policy.learn;

import org.plume.arm.Demonstrations;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.encode.Conditioning;
import org.plume.policy.method.OfParadigm;
import org.plume.policy.method.Shape;

/**
 * What a training run of a policy needs that learns as a paradigm of the core does.
 *
 * @param description what is trained, with the normalisation and the tracking that the demonstrations show
 * @param paradigm how
 * @param space of normalised chunks, given what is seen
 * @param examples of it
 */
public record ParadigmLearning(PolicyDescription description, Paradigm paradigm, Space space, Examples examples) {

    /**
     * @param seed of the looks at disturbed examples
     * @throws IllegalArgumentException where the method is no paradigm
     */
    public static ParadigmLearning of(PolicySpec spec, Demonstrations demonstrations, long seed) {
        if (!(spec.method() instanceof OfParadigm method)) {
            throw new IllegalArgumentException(
                    "method must be a paradigm, was " + spec.method().name());
        }
        Preparation known = Preparation.of(spec, demonstrations, PolicyTraining.LOOKS, new Streams(seed));
        var scaling = known.description().scaling();
        Conditioning conditioning = new Conditioning(spec, scaling.features());
        Shape shape = spec.shape(conditioning.size());
        return new ParadigmLearning(known.description(), method.of(shape, spec.network()), method.space(shape), rng -> {
            Example example = known.examples().draw(rng);
            float[] condition = new float[conditioning.size()];
            conditioning.put(example.features(), condition, 0);
            return new Examples.Example(scaling.targets().apply(example.target()), condition);
        });
    }
}
