package org.plume.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.model.Direction;
import org.plume.protein.score.Scorer;
import org.plume.proto.protein.v1.ScoreResponse;
import org.plume.proto.protein.v1.SequenceScore;
import org.plume.proto.protein.v1.Timing;

/** The scores of sequences: one message, some of them a turn. */
final class ScoreMessages implements Messages<ScoreResponse> {

    private static final int TURN = 64;

    private final ProteinModel model;
    private final List<byte[]> sequences;
    private final boolean positions;
    private final ScoreResponse.Builder answer;

    ScoreMessages(ServedProtein served, ProteinModel model, List<byte[]> sequences, boolean positions) {
        this.model = model;
        this.sequences = sequences;
        this.positions = positions;
        answer = ScoreResponse.newBuilder().setModel(served.name()).setModelVersion(served.version());
    }

    @Override
    public boolean hasNext() {
        return answer.getScoresCount() < sequences.size();
    }

    @Override
    public @Nullable ScoreResponse next(Watch watch) {
        Scorer scorer = new Scorer(
                WatchedModel.of(model.members(), watch::check), model.scorer().reference());
        int from = answer.getScoresCount();
        List<byte[]> turn = sequences.subList(from, Math.min(sequences.size(), from + TURN));
        var scores = scorer.score(turn);
        for (int i = 0; i < turn.size(); i++) {
            answer.addScores(wire(scorer, turn.get(i), scores.get(i)));
        }
        if (hasNext()) {
            return null;
        }
        return answer.setTiming(
                        Timing.newBuilder().setElapsedMs(watch.elapsedMs()).setComputeMs(watch.computeMs()))
                .build();
    }

    private SequenceScore wire(Scorer scorer, byte[] sequence, org.plume.protein.score.SequenceScore score) {
        SequenceScore.Builder wire = SequenceScore.newBuilder()
                .setLogDensity(score.total())
                .setLogDensityPerSymbol(score.perSymbol())
                .setStandardError(score.standardError())
                .setForward(scorer.total(score, Direction.FORWARD))
                .setReverse(scorer.total(score, Direction.REVERSE))
                .setPercentile(scorer.percentile(score));
        if (positions) {
            for (double term : scorer.perPosition(sequence)) {
                wire.addPositions(term);
            }
        }
        return wire.build();
    }
}
