package org.plume.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.protein.Alphabet;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.score.Scorer;
import org.plume.protein.score.SequenceScore;
import org.plume.protein.score.VariantScorer;
import org.plume.protein.variant.Variant;
import org.plume.protein.variant.WildType;
import org.plume.proto.protein.v1.ScoreVariantsResponse;
import org.plume.proto.protein.v1.Timing;
import org.plume.proto.protein.v1.VariantScore;

/** The scores of variants, some hundreds a message; the wild type is read along with each. */
final class VariantMessages implements Messages<ScoreVariantsResponse> {

    private static final int MESSAGE = 512;
    private static final int SLOTS = 128;

    private final ServedProtein served;
    private final ProteinModel model;
    private final WildType wild;
    private final List<Variant> variants;
    private int made;

    VariantMessages(ServedProtein served, ProteinModel model, WildType wild, List<Variant> variants) {
        this.served = served;
        this.model = model;
        this.wild = wild;
        this.variants = variants;
    }

    @Override
    public boolean hasNext() {
        return made < variants.size();
    }

    @Override
    public @Nullable ScoreVariantsResponse next(Watch watch) {
        boolean aligned = served.aligned();
        List<Variant> some = variants.subList(made, Math.min(variants.size(), made + MESSAGE));
        byte[] base =
                aligned ? wild.row().codes() : Alphabet.ungapped(wild.row().codes());
        List<byte[]> codes = new ArrayList<>();
        codes.add(base);
        some.forEach(v -> codes.add(wild.apply(v, aligned)));
        VariantScorer scorer = new VariantScorer(WatchedModel.of(model.members(), watch::check), SLOTS);
        List<SequenceScore> scores = scorer.score(base, codes, new Scorer(model.members(), new double[0]));
        made += some.size();
        ScoreVariantsResponse.Builder answer =
                ScoreVariantsResponse.newBuilder().setModel(served.name()).setModelVersion(served.version());
        for (int i = 0; i < some.size(); i++) {
            answer.addScores(wire(some.get(i), scores.get(i + 1), scores.get(0)));
        }
        return answer.setTiming(
                        Timing.newBuilder().setElapsedMs(watch.elapsedMs()).setComputeMs(watch.computeMs()))
                .build();
    }

    private static VariantScore wire(Variant variant, SequenceScore score, SequenceScore zero) {
        SequenceScore delta = score.minus(zero);
        return VariantScore.newBuilder()
                .setVariant(variant.toString())
                .setDelta(delta.total())
                .setStandardError(delta.standardError())
                .setLogDensity(score.total())
                .setDeltaPerSymbol(score.perSymbol() - zero.perSymbol())
                .build();
    }
}
