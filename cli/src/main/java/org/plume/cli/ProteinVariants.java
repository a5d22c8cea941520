package org.plume.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.io.SequenceReader;
import org.plume.protein.variant.Variant;
import org.plume.protein.variant.VariantFile;
import org.plume.protein.variant.WildType;

/**
 * Variants of a wild type as a model reads them.
 *
 * @param wild codes of the wild type
 * @param labels as they stand in the file
 * @param codes of each
 * @param values what was measured of each; empty where nothing was
 * @param leftOut variants that the wild type has no column for
 */
record ProteinVariants(
        byte[] wild,
        List<String> labels,
        List<byte[]> codes,
        List<OptionalDouble> values,
        List<ProteinVariants.LeftOut> leftOut) {

    /**
     * A variant that cannot be scored.
     *
     * @param before variants before it in the file that can
     * @param label as it stands in the file
     * @param reason why
     */
    record LeftOut(int before, String label, String reason) {}

    /** The sequence of a name, or that whose name begins with it; the first where none is asked for. */
    static Sequence wild(Path file, @Nullable String name) {
        List<Sequence> all = SequenceReader.read(file);
        return name == null
                ? all.get(0)
                : all.stream()
                        .filter(s -> s.name().startsWith(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--wild-type-name must be one of " + file.getFileName() + ", was '" + name + "'"));
    }

    /** All single substitutions. */
    static ProteinVariants singles(Sequence row, boolean aligned) {
        WildType wild = WildType.of(row);
        List<Variant> all = wild.singles();
        return new ProteinVariants(
                base(row, aligned),
                all.stream().map(Variant::toString).toList(),
                all.stream().map(v -> wild.apply(v, aligned)).toList(),
                all.stream().map(v -> OptionalDouble.empty()).toList(),
                List.of());
    }

    /**
     * Those of a table, mutations or whole sequences.
     *
     * @param measurement its column; empty for none
     * @throws IllegalArgumentException if all of them are left out
     */
    static ProteinVariants read(Path file, String measurement, Sequence row, boolean aligned) {
        VariantFile table = VariantFile.read(file, measurement);
        WildType wild = number(
                row, table.rows().stream().flatMap(r -> r.variant().stream()).toList());
        List<String> labels = new ArrayList<>();
        List<byte[]> codes = new ArrayList<>();
        List<OptionalDouble> values = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (VariantFile.Row r : table.rows()) {
            Optional<String> reason = r.variant().flatMap(v -> wild.noPlaceFor(v, aligned));
            if (reason.isPresent()) {
                leftOut.add(new LeftOut(codes.size(), r.label(), reason.get()));
            } else {
                labels.add(r.label());
                codes.add(r.variant()
                        .map(v -> wild.apply(v, aligned))
                        .or(() -> r.sequence().map(s -> wild.place(s, aligned)))
                        .orElseThrow());
                values.add(r.value());
            }
        }
        if (codes.isEmpty() && !leftOut.isEmpty()) {
            throw new IllegalArgumentException("none of the " + leftOut.size() + " variants can be scored; "
                    + leftOut.get(0).reason());
        }
        return new ProteinVariants(base(row, aligned), labels, codes, values, leftOut);
    }

    private static byte[] base(Sequence row, boolean aligned) {
        return aligned ? row.codes() : Alphabet.ungapped(row.codes());
    }

    /** A row that its range numbers, else as the variants say. */
    private static WildType number(Sequence row, List<Variant> variants) {
        WildType byName = WildType.of(row);
        boolean whole = row.codes().length == Alphabet.ungapped(row.codes()).length;
        return whole || agrees(byName, variants) ? byName : WildType.numberedBy(row, variants);
    }

    private static boolean agrees(WildType wild, List<Variant> variants) {
        try {
            variants.forEach(v -> wild.apply(v, false));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
