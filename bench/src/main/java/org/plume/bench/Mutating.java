package org.plume.bench;

import java.util.ArrayList;
import java.util.List;
import org.plume.protein.Sequence;
import org.plume.protein.model.Member;
import org.plume.protein.score.Scorer;
import org.plume.protein.score.VariantScorer;
import org.plume.protein.variant.WildType;

/** All single mutants of a wild type: read along with it, or each in full. */
final class Mutating {

    private static final int SLOTS = 256;

    private final List<Member> members;
    private final Scorer scorer;
    private final byte[] wild;
    private final List<byte[]> mutants = new ArrayList<>();

    Mutating(Member member, byte[] wild) {
        members = List.of(member);
        scorer = new Scorer(members, new double[0]);
        this.wild = wild;
        WildType type = WildType.of(new Sequence("wild", wild));
        type.singles().forEach(v -> mutants.add(type.apply(v, true)));
    }

    int size() {
        return mutants.size();
    }

    void shared() {
        new VariantScorer(members, SLOTS).score(wild, mutants, scorer);
    }

    void full() {
        scorer.score(mutants);
    }
}
