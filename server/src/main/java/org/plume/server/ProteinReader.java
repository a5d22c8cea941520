package org.plume.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.generate.Constraint;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Sampling;
import org.plume.protein.variant.Variant;
import org.plume.protein.variant.WildType;
import org.plume.proto.protein.v1.CompleteRequest;
import org.plume.proto.protein.v1.GenerateRequest;
import org.plume.proto.protein.v1.IdentityWindow;
import org.plume.proto.protein.v1.ScoreRequest;
import org.plume.proto.protein.v1.ScoreVariantsRequest;

/** Reads requests about proteins; an {@link IllegalArgumentException} names the field. */
final class ProteinReader {

    private static final int SAMPLES = 100_000;
    private static final int COMPLETIONS = 1000;
    private static final int PARTICLES = 512;
    private static final int DEFAULT_PARTICLES = 256;
    private static final int SEQUENCES = 10_000;
    private static final int VARIANTS = 100_000;
    private static final int LONGEST = 2000;

    /** Letters of sequences whose positions are told: eight bytes each fit a message of 4 MiB. */
    private static final int POSITIONS = 400_000;

    private ProteinReader() {}

    static ProteinModel model(ServedProtein served, String family) {
        return field("family", () -> served.model().given(family));
    }

    static int samples(GenerateRequest request) {
        return count("samples", request.getSamples(), SAMPLES, 1);
    }

    static Sampling sampling(GenerateRequest request) {
        var s = request.getSampling();
        return field(
                "sampling",
                () -> new Sampling(
                        s.hasTemperature() ? s.getTemperature() : 1,
                        s.getTopK(),
                        s.hasTopP() ? s.getTopP() : 1,
                        s.getMinP(),
                        s.hasRepetitionPenalty() ? s.getRepetitionPenalty() : 1));
    }

    static Filter filter(GenerateRequest request) {
        var f = request.getFilter();
        return field(
                "filter",
                () -> new Filter(
                        f.getMinLength() == 0 ? 1 : f.getMinLength(),
                        f.getMaxLength() == 0 ? LONGEST : f.getMaxLength(),
                        f.getLongestRun(),
                        f.getMinEntropy(),
                        f.hasIdentity() ? window(f.getIdentity()) : null));
    }

    private static Filter.@Nullable IdentityWindow window(IdentityWindow wire) {
        return field(
                "identity",
                () -> new Filter.IdentityWindow(
                        Alphabet.codes(wire.getSequence()), wire.getLow(), wire.hasHigh() ? wire.getHigh() : 1));
    }

    /** The codes of each sequence, as the model reads them. */
    static List<byte[]> sequences(ServedProtein served, ScoreRequest request) {
        int n = request.getSequencesCount();
        if (n < 1 || n > SEQUENCES) {
            throw new IllegalArgumentException("sequences must be in [1, " + SEQUENCES + "], were " + n);
        }
        List<byte[]> all = new ArrayList<>();
        long letters = 0;
        for (int i = 0; i < n; i++) {
            all.add(codes(served, "sequences[" + i + "]", request.getSequences(i)));
            letters += all.get(i).length;
        }
        if (request.getPositions() && letters > POSITIONS) {
            throw new IllegalArgumentException(
                    "sequences must have <= " + POSITIONS + " letters together with positions, had " + letters);
        }
        return all;
    }

    /** Numbered from its first number. */
    static WildType wildType(ServedProtein served, ScoreVariantsRequest request) {
        byte[] codes = codes(served, "wild_type", request.getWildType());
        int first = request.getFirstNumber() == 0 ? 1 : request.getFirstNumber();
        int length = Alphabet.ungapped(codes).length;
        return field(
                "wild_type",
                () -> new WildType(
                        new Sequence("wild_type", codes),
                        IntStream.range(first, Math.addExact(first, length)).toArray()));
    }

    /** Those asked for, or all single substitutions. */
    static List<Variant> variants(WildType wild, boolean aligned, ScoreVariantsRequest request) {
        int n = request.getVariantsCount();
        if (n > VARIANTS) {
            throw new IllegalArgumentException("variants must be in [0, " + VARIANTS + "], were " + n);
        }
        if (n == 0) {
            return wild.singles();
        }
        List<Variant> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String text = request.getVariants(i);
            all.add(field("variants[" + i + "]", () -> {
                Variant variant = Variant.parse(text);
                wild.apply(variant, aligned);
                return variant;
            }));
        }
        return all;
    }

    static Constraint pattern(ProteinModel model, CompleteRequest request) {
        return field("pattern", () -> model.constraint(request.getPattern()));
    }

    static int completions(CompleteRequest request) {
        return count("samples", request.getSamples(), COMPLETIONS, 1);
    }

    static int particles(CompleteRequest request) {
        return count("particles", request.getParticles(), PARTICLES, DEFAULT_PARTICLES);
    }

    private static int count(String name, int asked, int most, int otherwise) {
        RequestReader.within(name, Integer.toUnsignedLong(asked), 0, most);
        return asked == 0 ? otherwise : asked;
    }

    private static byte[] codes(ServedProtein served, String field, String letters) {
        return field(field, () -> {
            byte[] codes = Alphabet.codes(letters);
            served.model().scorer().check(codes);
            return codes;
        });
    }

    /** What the value's own check says, behind the name of the field. */
    private static <T> T field(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }
}
