package org.plume.policy.method;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Graph;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;

/**
 * A paradigm of the core over chunks, given what is seen: adversaries, variational autoencoders, coupling flows, energies,
 * scores. It brings its networks, its objectives and its sampler.
 *
 * @param paradigm its name in the {@link Lineup}
 */
public record OfParadigm(String paradigm) implements Method {

    public OfParadigm {
        if (!names().contains(paradigm)) {
            throw new IllegalArgumentException(
                    "method.paradigm must be one of " + names() + ", which sample, was '" + paradigm + "'");
        }
    }

    /** The paradigms that can be named. */
    public static List<String> names() {
        return Lineup.sampling();
    }

    @Override
    public String name() {
        return paradigm;
    }

    /** The paradigm itself, sized as the network says. */
    public Paradigm of(Shape shape, Architecture network) {
        if (network instanceof Architecture.Own own) {
            return Lineup.of(shape.chunk(), own.width() / (double) Lineup.WIDTH).named(paradigm);
        }
        throw new IllegalArgumentException("network must be own for method " + paradigm + ", was " + network);
    }

    /** Chunks, given what is seen. */
    public Space space(Shape shape) {
        return new Space(shape.chunk(), shape.condition());
    }

    @Override
    public Map<String, Graph> graphs(Shape shape, Architecture network) {
        return of(shape, network).graphs(space(shape));
    }
}
