package org.plume.server;

import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.generate.Completion;
import org.plume.protein.generate.Constraint;
import org.plume.protein.model.Member;
import org.plume.proto.protein.v1.CompleteResponse;
import org.plume.proto.protein.v1.Timing;

/** Completed sequences: one message, a draw a turn. */
final class CompleteMessages implements Messages<CompleteResponse> {

    private final Member member;
    private final Constraint pattern;
    private final int samples;
    private final int particles;
    private final Streams streams;
    private final CompleteResponse.Builder answer;

    CompleteMessages(
            ServedProtein served,
            ProteinModel model,
            Constraint pattern,
            int samples,
            int particles,
            Streams streams,
            long seed) {
        this.member = model.completing(pattern);
        this.pattern = pattern;
        this.samples = samples;
        this.particles = particles;
        this.streams = streams;
        answer = CompleteResponse.newBuilder()
                .setModel(served.name())
                .setModelVersion(served.version())
                .setSeed(seed);
    }

    @Override
    public boolean hasNext() {
        return answer.getCompletionsCount() < samples;
    }

    @Override
    public @Nullable CompleteResponse next(Watch watch) {
        Completion completion = new Completion(WatchedModel.of(member, watch::check), particles);
        Completion.Draw drawn = completion.one(pattern, streams.child(answer.getCompletionsCount()));
        answer.addCompletions(org.plume.proto.protein.v1.Completion.newBuilder()
                .setSequence(Alphabet.letters(drawn.codes()))
                .setEffectiveSampleSize(drawn.of().effectiveSampleSize())
                .setSmallestEffectiveSampleSize(drawn.of().smallestEffectiveSampleSize())
                .setLogProbability(drawn.of().logProbability()));
        if (hasNext()) {
            return null;
        }
        return answer.setTiming(
                        Timing.newBuilder().setElapsedMs(watch.elapsedMs()).setComputeMs(watch.computeMs()))
                .build();
    }
}
