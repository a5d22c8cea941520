package org.plume.generative;

/** A family of distributions p(. | c): {@code policy.given(observation).sample(rng)} reads a ~ pi(a | o). */
@FunctionalInterface
public interface Conditional<C, P> {
    P given(C condition);
}
