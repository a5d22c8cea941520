package org.plume.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import org.plume.generative.Capability;
import org.plume.policy.plan.Planner;
import org.plume.policy.plan.Policy;

/**
 * A policy as it is served.
 *
 * @param planner draws and chooses
 * @param capabilities what the policy can do
 * @param description its {@code model.json}
 */
record ServedPolicy(Planner planner, Set<Capability> capabilities, String description) {

    static ServedPolicy of(Policy policy) {
        return new ServedPolicy(new Planner(policy), policy.capabilities(), description(policy));
    }

    Policy policy() {
        return planner.policy();
    }

    String name() {
        return policy().name();
    }

    private static String description(Policy policy) {
        try {
            return Files.readString(policy.folder().path().resolve("model.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(policy.folder().path() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
