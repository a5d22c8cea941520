package org.plume.server;

import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Generated;
import org.plume.protein.generate.Generation;
import org.plume.protein.generate.Generator;
import org.plume.protein.generate.Sampling;
import org.plume.proto.protein.v1.GenerateResponse;
import org.plume.proto.protein.v1.Timing;

/** Generated sequences, one a message. */
final class GenerateMessages implements Messages<GenerateResponse> {

    /** Sequences decoded at once. */
    private static final int SLOTS = 64;

    private final ServedProtein served;
    private final int samples;
    private final long seed;
    private final Generation generation;
    private Runnable check = () -> {};
    private int made;

    GenerateMessages(
            ServedProtein served, ProteinModel model, int samples, Sampling sampling, Filter filter, long seed) {
        this.served = served;
        this.samples = samples;
        this.seed = seed;
        Generator plain = model.generator(Math.min(SLOTS, samples));
        Generator watched =
                new Generator(WatchedModel.of(plain.member(), () -> check.run()), plain.slots(), plain.longest());
        generation = watched.begin(samples, sampling, filter, new Streams(seed));
    }

    @Override
    public boolean hasNext() {
        return made < samples;
    }

    @Override
    public @Nullable GenerateResponse next(Watch watch) {
        check = watch::check;
        Generated sample = generation.next().orElseThrow();
        made++;
        return GenerateResponse.newBuilder()
                .setNumber((int) sample.index())
                .setSequence(Alphabet.letters(Alphabet.ungapped(sample.codes())))
                .setRow(served.aligned() ? Alphabet.letters(sample.codes()) : "")
                .setLogDensity(sample.logDensity())
                .setDraws(sample.draws())
                .setModel(served.name())
                .setModelVersion(served.version())
                .setSeed(seed)
                .setTiming(Timing.newBuilder().setElapsedMs(watch.elapsedMs()).setComputeMs(watch.computeMs()))
                .build();
    }

    @Override
    public void close() {
        generation.close();
    }
}
