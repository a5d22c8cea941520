package org.plume.protein.generate;

import java.util.Optional;
import java.util.function.Predicate;
import org.plume.generative.Streams;
import org.plume.protein.model.Member;

/**
 * Draws different sequences. Sample i takes its numbers from its own stream; when it equals an earlier sample or does not
 * pass the filter, it is drawn again from the next stream of its own. So sample i depends on the seed, i and the samples
 * before it, and on nothing else: not on how many are decoded at once, nor on which start and end beside it.
 *
 * @param member the model that is drawn from
 * @param slots sequences decoded at once
 * @param longest residues at which a sequence is cut off, without an alignment
 */
public record Generator(Member member, int slots, int longest) {

    public Generator {
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be >= 1, was " + slots);
        }
        if (longest < 1) {
            throw new IllegalArgumentException("longest must be >= 1, was " + longest);
        }
    }

    /**
     * Draws samples 0 .. count - 1 and hands them over in this order.
     *
     * @param sink is given each sample; false ends the run
     * @throws InVainException if a sample was drawn 1,000 times in vain
     */
    public void generate(long count, Sampling sampling, Filter filter, Streams streams, Predicate<Generated> sink) {
        try (Generation generation = begin(count, sampling, filter, streams)) {
            Optional<Generated> next = generation.next();
            while (next.isPresent() && sink.test(next.get())) {
                next = generation.next();
            }
        }
    }

    /** Begins to draw samples 0 .. count - 1, which are asked for one by one. */
    public Generation begin(long count, Sampling sampling, Filter filter, Streams streams) {
        if (count < 1) {
            throw new IllegalArgumentException("samples must be >= 1, was " + count);
        }
        if (sampling.temperature() == 0 && count > 1) {
            throw new IllegalArgumentException(
                    "samples must be 1 at temperature 0, which gives one sequence, was " + count);
        }
        int most = Math.min(longest, filter.maxLength());
        if (!member.aligned() && filter.minLength() > most) {
            throw new IllegalArgumentException(
                    "minLength must be <= " + most + ", the longest that is generated, was " + filter.minLength());
        }
        return new Generation(this, count, sampling, filter, streams, most);
    }
}
