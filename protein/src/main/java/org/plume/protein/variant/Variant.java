package org.plume.protein.variant;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A changed wild type: one edit or several. {@code wt} and {@code WT} stand for none.
 *
 * @param edits in the order in which they are written
 */
public record Variant(List<Edit> edits) {

    public Variant {
        edits = List.copyOf(edits);
    }

    /** Edits separated by {@code :}, {@code ;}, {@code +}, {@code /} or a comma, as in {@code A123T:K88R}. */
    public static Variant parse(String text) {
        String stripped = text.strip();
        if (stripped.equalsIgnoreCase("wt")) {
            return new Variant(List.of());
        }
        return new Variant(Arrays.stream(stripped.split("[:;+/,]", -1))
                .map(String::strip)
                .map(Edit::parse)
                .toList());
    }

    @Override
    public String toString() {
        return edits.isEmpty() ? "wt" : edits.stream().map(Edit::toString).collect(Collectors.joining(":"));
    }
}
