package org.plume.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.IntStream;
import org.plume.generative.Capability;
import org.plume.generative.Streams;
import org.plume.policy.plan.PlanRequest;
import org.plume.policy.plan.Planner;
import org.plume.policy.plan.Planning;
import org.plume.policy.plan.Policy;
import org.plume.server.schedule.Lane;

/**
 * A policy as it is served.
 *
 * @param planner draws and chooses
 * @param lane its network, which requests share
 * @param capabilities what the policy can do
 * @param description its {@code model.json}
 */
record ServedPolicy(Planner planner, Lane lane, Set<Capability> capabilities, String description) {

    private static final int WARM_EVALUATIONS = 4;

    /** A full turn; what more of them cost is learned from those who ask for it. */
    private static final int MOST_SAMPLES = 64;

    static ServedPolicy of(Policy policy) {
        Lane lane = new Lane(policy.name(), policy.predictor());
        return new ServedPolicy(new Planner(policy), lane, policy.capabilities(), description(policy));
    }

    /** Draws batches of several sizes, so that requests do not pay for what is made on first use, and costs are known. */
    void warm() {
        int most = Math.min(MOST_SAMPLES, policy().spec().sampling().maxSamples());
        IntStream.of(most, 16, 4, 1, 1, 1).filter(k -> k <= most).forEach(k -> {
            Planning planning = planner.begin(PlanRequest.of(policy().example(), k, new Streams(0)))
                    .start(Math.min(WARM_EVALUATIONS, policy().evaluations()));
            lane.warm(planning, k, planning::plan);
        });
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
