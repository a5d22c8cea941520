package org.plume.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plume.protein.Sequence;
import org.plume.protein.family.Family;
import org.plume.protein.generate.Identity;
import org.plume.protein.score.Scorer;

/** How new sequences stand to a family: the nearest of it, and how many of those held out are less likely. */
final class ProteinNovelty {

    private final List<Sequence> known;
    private final Scorer scorer;
    private final List<Double> identities = new ArrayList<>();
    private final List<Double> percentiles = new ArrayList<>();

    /** @param families without sequences nothing is said */
    ProteinNovelty(List<Family> families, Scorer scorer) {
        known = families.stream().flatMap(f -> f.sequences().stream()).toList();
        this.scorer = scorer;
    }

    /** What stands in the header of a sequence; empty without families. */
    String remark(byte[] codes) {
        if (known.isEmpty()) {
            return "";
        }
        double best = -1;
        String name = "";
        for (Sequence s : known) {
            double same = Identity.of(codes, s.codes());
            if (same > best) {
                best = same;
                name = s.name();
            }
        }
        double percentile = scorer.percentile(scorer.score(List.of(codes)).get(0));
        identities.add(best);
        percentiles.add(percentile);
        return String.format(Locale.ROOT, " nearest=%s identity=%.3f percentile=%.3f", name, best, percentile);
    }

    /** Of all sequences so far: medians and extremes. */
    Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        if (!identities.isEmpty()) {
            summary.put("nearestIdentity", spread(identities));
            summary.put("percentileInFamily", spread(percentiles));
        }
        return summary;
    }

    private static Map<String, Object> spread(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Map<String, Object> spread = new LinkedHashMap<>();
        spread.put("lowest", sorted[0]);
        spread.put("median", sorted[sorted.length / 2]);
        spread.put("highest", sorted[sorted.length - 1]);
        return spread;
    }
}
