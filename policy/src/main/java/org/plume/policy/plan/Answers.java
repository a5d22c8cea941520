package org.plume.policy.plan;

import org.plume.generative.solve.Predictor;

/** The open networks of a policy, and the distributions that ask them. Safe for threads. */
interface Answers extends AutoCloseable {

    /** The networks, over rows of any number of situations. */
    Predictor predictor();

    /** p(chunk | what is seen, what it goes on from); methods that cannot go on from anything leave that aside. */
    ActionDistribution given(Outlook outlook, Continuation continuation, Effort effort);

    /** Whether there is a derivative in x. */
    default boolean differentiable() {
        return false;
    }

    /** Makes it now; otherwise it is made when it is first asked for. */
    default void differentiate() {
        throw new IllegalStateException("the networks have no derivative in x");
    }

    @Override
    void close();
}
