package org.plume.server.session;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Scene;
import org.plume.generative.Streams;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.plan.Continuation;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.PlanRequest;

/**
 * What is remembered of one robot, and what is asked for it next. One question is under way at a time; meanwhile the newest
 * observation waits, and takes the place of one that waits already. Each answer goes on from the chunk that the robot says it
 * executes, and keeps to its mode as long as that is feasible. An answer is a function of the terms, of its own observation
 * and of what the robot told before; when messages came decides only which of them are answered.
 *
 * <p>For one thread at a time.
 */
public final class Session {

    private static final Scene NOTHING = new Scene(List.of(), null);

    private final SessionTerms terms;
    private final History history;
    private final Chunks chunks = new Chunks();
    private ClientClock clock = new ClientClock();
    private Scene scene = NOTHING;
    private Streams streams;
    private long sequence;
    private long epoch;
    private int dropped;
    private @Nullable Waiting waiting;
    private @Nullable Question underWay;

    private record Waiting(Sighting sighting, PlanRequest request, long arrived) {}

    public Session(PolicySpec spec, SessionTerms terms) {
        this.terms = terms;
        history = new History(spec.observationSteps());
        streams = new Streams(terms.seed());
    }

    public SessionTerms terms() {
        return terms;
    }

    /** Of the newest observation; 0 before the first. */
    public long lastSequence() {
        return sequence;
    }

    /** Step of the newest observation; 0 before the first. */
    public long lastStep() {
        return history.newest();
    }

    /** Number of the latest chunk; 0 before the first. */
    public long lastChunk() {
        return chunks.count();
    }

    /**
     * Takes an observation. An {@link IllegalArgumentException} names what is wrong with it; nothing of it is then remembered.
     *
     * @param now server's clock, ns
     */
    public void observe(Sighting sighting, long now) {
        if (Long.compareUnsigned(sighting.sequence(), sequence) <= 0) {
            throw new IllegalArgumentException("sequence must grow: > " + Long.toUnsignedString(sequence) + ", was "
                    + Long.toUnsignedString(sighting.sequence()));
        }
        if (sighting.step() < history.newest()) {
            throw new IllegalArgumentException(
                    "step must be >= " + history.newest() + ", that of the newest observation, was " + sighting.step());
        }
        Execution execution = sighting.execution();
        Chunks.Rest rest = execution == null ? Chunks.Rest.NONE : chunks.rest(execution);
        sequence = sighting.sequence();
        remember(sighting, now);
        if (sighting.silent()) {
            return;
        }
        if (waiting != null) {
            dropped++;
        }
        waiting = new Waiting(sighting, request(sighting, rest), now);
    }

    private void remember(Sighting sighting, long now) {
        clock.heard(sighting.time(), now);
        Sighting.Echo echo = sighting.echo();
        if (echo != null) {
            clock.echoed(echo.answered(), echo.received(), now);
        }
        Scene told = sighting.scene();
        scene = told == null ? scene : told;
        history.add(sighting.step(), sighting.frames());
        Execution execution = sighting.execution();
        if (execution != null) {
            chunks.joined(execution);
        }
    }

    private PlanRequest request(Sighting sighting, Chunks.Rest rest) {
        int left = rest.actions().size();
        int delay = Math.min(sighting.delay().orElse(chunks.delay()), left);
        int horizon = terms.seamHorizon() == 0 ? left : Math.max(delay, terms.seamHorizon());
        return new PlanRequest(
                new Situation(history.until(sighting.step()), scene.goal(), scene.obstacles()),
                terms.samples(),
                terms.weights(),
                rest.path(),
                new Continuation(terms.seam(), rest.actions(), delay, horizon),
                false,
                terms.effort(),
                streams.child(sighting.sequence()));
    }

    /** The question that is to be asked now; null where one is under way or none waits. Each is answered or given up. */
    public @Nullable Question next(long now) {
        Waiting newest = waiting;
        if (newest == null || underWay != null) {
            return null;
        }
        waiting = null;
        long age = clock.age(newest.sighting.time(), now);
        Question question = new Question(
                newest.sighting,
                newest.request,
                newest.arrived,
                age,
                clock.error(),
                dropped,
                terms.maxAge() > 0 && age > terms.maxAge(),
                epoch);
        dropped = 0;
        underWay = question;
        return question;
    }

    /** What to tell the robot of this plan; null where it was reset meanwhile. */
    public @Nullable Answer answered(Question question, Plan plan) {
        if (!giveUp(question)) {
            return null;
        }
        if (plan.best().isEmpty()) {
            return new Answer(question, 0, plan);
        }
        var best = plan.candidates().get(plan.best().getAsInt()).chunk();
        return new Answer(question, chunks.add(best, plan.firstStep()), plan);
    }

    /** No answer comes of this question. False where it was reset meanwhile, so that nobody waits for one. */
    public boolean giveUp(Question question) {
        if (question.epoch() != epoch) {
            return false;
        }
        underWay = null;
        return true;
    }

    /**
     * Forgets the episode: frames, scene, chunks, what waits and what is under way. Sequences begin anew.
     *
     * @param seed of the answers that follow; empty: as before
     * @return resets so far
     */
    public long reset(OptionalLong seed) {
        seed.ifPresent(s -> streams = new Streams(s));
        history.clear();
        chunks.clear();
        clock = new ClientClock();
        scene = NOTHING;
        sequence = 0;
        dropped = 0;
        waiting = null;
        underWay = null;
        return ++epoch;
    }
}
