package org.plume.weather.model;

import java.util.List;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;

/**
 * A paradigm of the core over what a deterministic mean leaves, in its own deviation, given what is seen and the mean:
 * adversaries (on Lorenz-96, Gagne et al. 2020), variational autoencoders, coupling flows, energies, scores. Its networks know
 * no neighbours: they see a state as a row of numbers.
 *
 * @param paradigm its name in the {@link Lineup}
 * @param width of the layers of an autoencoder or of an adversary; the others in proportion
 */
public record OfParadigm(String paradigm, int width) implements Method {

    private static final int MOST = 1024;

    public OfParadigm {
        if (!names().contains(paradigm)) {
            throw new IllegalArgumentException(
                    "method.paradigm must be one of " + names() + ", which sample, was '" + paradigm + "'");
        }
        if (width < 4 || width > MOST) {
            throw new IllegalArgumentException("method.width must be in [4, " + MOST + "], was " + width);
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

    /** The paradigm itself. */
    Paradigm of(ForecastSpec spec) {
        return Lineup.of(spec.layout().size(), width / (double) Lineup.WIDTH).named(paradigm);
    }

    /** What the mean leaves of a state, given what is seen and the mean. */
    static Space space(ForecastSpec spec) {
        int size = spec.layout().size();
        return new Space(size, new Channels(spec).entries() + size);
    }

    @Override
    public boolean hasMean() {
        return true;
    }

    @Override
    public int extras(int variables) {
        return 0;
    }

    @Override
    public boolean timed() {
        return false;
    }
}
