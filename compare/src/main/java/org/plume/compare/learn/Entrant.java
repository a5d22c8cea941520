package org.plume.compare.learn;

import org.plume.generative.paradigm.Learned;
import org.plume.generative.paradigm.Model;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;

/**
 * A trained paradigm, open for use.
 *
 * @param paradigm what was trained
 * @param space what it is over
 * @param model what came of it
 * @param parameters numbers that were learned, of all its networks
 * @param seconds that training took
 */
public record Entrant(Paradigm paradigm, Space space, Model model, long parameters, double seconds)
        implements AutoCloseable {

    /** p(x), without a condition. */
    public Learned unconditional() {
        return model.given(space.nothing());
    }

    @Override
    public void close() {
        model.close();
    }
}
