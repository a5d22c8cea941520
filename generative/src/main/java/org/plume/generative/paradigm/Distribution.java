package org.plume.generative.paradigm;

import java.util.List;
import org.plume.generative.Sampler;
import org.plume.generative.Streams;

/** p(x | c) of a trained paradigm. */
public interface Distribution extends Learned, Sampler<double[]> {

    /** Network evaluations of one sample. */
    int evaluations();

    /**
     * The way that each sample takes: n rows at every moment, from where the model starts (noise, a latent code, an empty
     * sequence, a chain's first state) to the samples themselves, which are the last.
     */
    List<List<double[]>> walk(int n, Streams streams);
}
