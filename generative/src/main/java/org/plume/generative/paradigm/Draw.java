package org.plume.generative.paradigm;

import java.util.List;
import org.plume.generative.solve.Walk;

/** Samples on their way: draws of several conditions can ask the networks of one {@link DistributionModel} together. */
public interface Draw extends Walk {

    /** The samples, in the order of their generators, once done. */
    List<double[]> points();
}
