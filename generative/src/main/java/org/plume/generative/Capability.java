package org.plume.generative;

import java.util.EnumSet;
import java.util.Set;

/** What a model can do, read off its type. */
public enum Capability {
    SAMPLE(Sampler.class),
    LOG_DENSITY(Density.class),
    LOG_DENSITY_ESTIMATE(DensityEstimator.class),
    ELBO(Elbo.class),
    INPAINT(Inpainter.class);

    private final Class<?> type;

    Capability(Class<?> type) {
        this.type = type;
    }

    /** Those of a model. */
    public static Set<Capability> of(Object model) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (Capability capability : values()) {
            if (capability.type.isInstance(model)) {
                capabilities.add(capability);
            }
        }
        return capabilities;
    }
}
