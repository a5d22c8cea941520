package org.plume.server;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.arm.Scene;
import org.plume.generative.Capability;
import org.plume.generative.MissingCapabilityException;
import org.plume.policy.PolicySpec;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.plan.Effort;
import org.plume.policy.plan.Seam;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.server.session.Execution;
import org.plume.server.session.SessionTerms;
import org.plume.server.session.Sighting;

/**
 * Reads the messages of a stream. Sizes are checked before anything is copied; an {@link IllegalArgumentException} names the
 * field, the rule and the value.
 */
record ControlReader(ServerOptions options) {

    private static final int MOST_FRAMES = 64;
    private static final int MOST_HORIZON = 1024;
    private static final double NS_PER_MS = 1e6;
    private static final double DEFAULT_LEASE_MS = 10_000;
    private static final double LONGEST_MS = 600_000;

    Opening open(OpenSession wire, ServedPolicy policy) {
        PolicySpec spec = policy.policy().spec();
        long samples = Math.max(1, Integer.toUnsignedLong(wire.getSamples()));
        RequestReader.within("open.samples", samples, 1, spec.sampling().maxSamples());
        long evaluations = Integer.toUnsignedLong(wire.getNetworkEvaluations());
        RequestReader.within("open.network_evaluations", evaluations, 0, options.maxEvaluations());
        long wanted = evaluations == 0 ? policy.policy().evaluations() : evaluations;
        long least = Integer.toUnsignedLong(wire.getMinEvaluations());
        RequestReader.within("open.min_evaluations", least, 0, wanted);
        long horizon = Integer.toUnsignedLong(wire.getSeamHorizon());
        RequestReader.within("open.seam_horizon", horizon, 0, MOST_HORIZON);
        double age = milliseconds("open.max_age_ms", wire.getMaxAgeMs(), LONGEST_MS);
        double most = (double) options.maxCompute().toMillis();
        double deadline = milliseconds("open.deadline_ms", wire.getDeadlineMs(), most);
        double lease = milliseconds("open.lease_ms", wire.getLeaseMs(), LONGEST_MS);
        SessionTerms terms = new SessionTerms(
                (int) samples,
                wire.hasWeights() ? RequestReader.weights(wire.getWeights()) : CostWeights.DEFAULT,
                Effort.of((int) evaluations),
                seam(wire, policy),
                (int) horizon,
                (long) (age * NS_PER_MS),
                wire.getSeed());
        return new Opening(terms, (int) least, (long) ((deadline == 0 ? most : deadline) * NS_PER_MS), (long)
                ((lease == 0 ? DEFAULT_LEASE_MS : lease) * NS_PER_MS));
    }

    private static Seam seam(OpenSession wire, ServedPolicy policy) {
        boolean able = policy.capabilities().contains(Capability.INPAINT);
        Seam seam = switch (wire.getSeam()) {
            case SEAM_UNSPECIFIED, SEAM_REPLACE -> Seam.REPLACE;
            case SEAM_GUIDED -> Seam.GUIDED;
            case SEAM_INPAINT -> Seam.INPAINT;
            case UNRECOGNIZED ->
                throw new IllegalArgumentException(
                        "open.seam must be SEAM_REPLACE, SEAM_GUIDED or SEAM_INPAINT, was " + wire.getSeamValue());
        };
        if (seam != Seam.REPLACE && !able) {
            throw new MissingCapabilityException(policy.name(), policy.capabilities(), Capability.INPAINT);
        }
        return seam;
    }

    Sighting sighting(Observation wire, PolicySpec spec) {
        RequestReader.within("observation.frames", wire.getFramesCount(), 1, MOST_FRAMES);
        RequestReader reader = new RequestReader(spec, options);
        List<double[]> frames = new ArrayList<>();
        for (Frame frame : wire.getFramesList()) {
            frames.add(reader.frame("observation.frames[" + frames.size() + "]", frame));
        }
        return new Sighting(
                wire.getSequence(),
                wire.getStep(),
                wire.getTimeNs(),
                frames,
                wire.hasScene() ? scene(reader, wire.getScene()) : null,
                wire.hasExecution() ? execution(wire.getExecution()) : null,
                wire.hasDelay() ? OptionalInt.of(delay(wire.getDelay())) : OptionalInt.empty(),
                wire.hasEcho()
                        ? new Sighting.Echo(
                                wire.getEcho().getServerTimeNs(), wire.getEcho().getReceivedNs())
                        : null,
                wire.getSilent());
    }

    private static Scene scene(RequestReader reader, org.plume.proto.policy.v1.Scene wire) {
        @Nullable Goal goal = wire.hasGoal() ? WireGeometry.goal(wire.getGoal()) : null;
        return new Scene(reader.obstacles("observation.scene.obstacles", wire.getObstaclesList()), goal);
    }

    private static Execution execution(org.plume.proto.policy.v1.Execution wire) {
        long next = Integer.toUnsignedLong(wire.getNext());
        RequestReader.within("observation.execution.next", next, 0, MOST_HORIZON);
        RequestReader.within("observation.execution.joined", Integer.toUnsignedLong(wire.getJoined()), 0, next);
        return new Execution(wire.getChunk(), wire.getJoined(), wire.getNext());
    }

    private static int delay(int wire) {
        long delay = Integer.toUnsignedLong(wire);
        RequestReader.within("observation.delay", delay, 0, MOST_HORIZON);
        return (int) delay;
    }

    private static double milliseconds(String field, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(field + " must be in [0, " + most + "], was " + value);
        }
        return value;
    }
}
