package org.plume.generative.paradigm;

import org.plume.generative.solve.Predictor;

/** A trained paradigm that samples. */
public interface DistributionModel extends Model {

    @Override
    Distribution given(float[] condition);

    /** Who answers the {@link Distribution#draw} of any condition. */
    Predictor predictor();
}
