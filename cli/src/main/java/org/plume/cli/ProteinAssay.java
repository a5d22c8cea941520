package org.plume.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.plume.generative.Streams;
import org.plume.protein.Sequence;
import org.plume.protein.model.Member;
import org.plume.protein.score.AssayMetrics;
import org.plume.protein.score.Scorer;
import org.plume.protein.score.SequenceScore;

/**
 * Variants that were measured.
 *
 * @param codes of the variants, in the model's columns
 * @param measured of the same
 * @param leftOut variants without a measurement, or at residues that the alignment has no column for
 */
record ProteinAssay(List<byte[]> codes, double[] measured, int leftOut) {

    private static final long SEED = 20_260_102;

    static ProteinAssay read(Path family, String wildType, Path file, String measurement, boolean aligned) {
        Sequence row = ProteinVariants.wild(family, wildType);
        ProteinVariants all = ProteinVariants.read(file, measurement, row, aligned);
        List<byte[]> codes = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < all.codes().size(); i++) {
            if (all.values().get(i).isPresent()) {
                codes.add(all.codes().get(i));
                values.add(all.values().get(i).getAsDouble());
            }
        }
        if (codes.size() < 3) {
            throw new IllegalArgumentException(file.getFileName() + " must have >= 3 measured variants of " + row.name()
                    + ", had " + codes.size());
        }
        return new ProteinAssay(
                codes,
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                all.leftOut().size() + all.codes().size() - codes.size());
    }

    void put(ObjectNode json, List<Member> members, ProteinPictures pictures) {
        double[] scores = new Scorer(members, new double[0])
                .score(codes).stream().mapToDouble(SequenceScore::total).toArray();
        AssayMetrics metrics = new AssayMetrics(scores, measured);
        json.put("variants", codes.size());
        json.put("variantsLeftOut", leftOut);
        put(json, "spearman", metrics, AssayMetrics::spearman);
        put(json, "ndcg", metrics, AssayMetrics::ndcg);
        put(json, "auc", metrics, AssayMetrics::auc);
        put(json, "topRecall", metrics, AssayMetrics::topRecall);
        pictures.assay(scores, measured);
    }

    private static void put(ObjectNode json, String key, AssayMetrics metrics, ToDoubleFunction<AssayMetrics> metric) {
        ProteinMetrics.put(json, key, metrics.bootstrap(metric, new Streams(SEED)));
    }
}
