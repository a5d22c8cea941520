package org.plume.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Tensor;
import org.plume.protein.baseline.ArDca;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.ensemble.ModelMembers;
import org.plume.protein.ensemble.ProteinSpec;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.learn.Share;
import org.plume.protein.model.AnyOrder;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Member;
import org.plume.protein.network.Corpus;
import org.plume.protein.score.Scorer;
import org.plume.protein.score.SequenceScore;

/** Trained networks beside their baselines: how they are put together, by the validation sequences, and what they reach. */
final class ProteinMeasurement implements AutoCloseable {

    private final FamilyData data;
    private final double arDcaShare;
    private final List<Member> networks;
    private final List<Member> ensemble = new ArrayList<>();
    private final List<Member> baselines = new ArrayList<>();

    ProteinMeasurement(
            FamilyData data,
            ProteinSpec alone,
            Map<String, Map<String, Tensor>> weights,
            @Nullable SiteIndependent site,
            Map<Direction, ArDca> arDca) {
        this.data = data;
        networks = ModelMembers.networks(alone, name -> weights.getOrDefault(name, Map.of()), 0);
        arDcaShare = share(arDca);
        ProteinSpec spec = alone.withArDca(arDcaShare);
        networks.forEach(m -> ensemble.add(spec.member(m, arDca)));
        if (site != null) {
            baselines.add(new Member("site-independent", Direction.FORWARD, site));
        }
        ArDca forward = arDca.get(Direction.FORWARD);
        if (forward != null) {
            baselines.add(new Member("arDCA", Direction.FORWARD, forward));
        }
    }

    private double share(Map<Direction, ArDca> arDca) {
        Share share = new Share();
        for (Member member : networks) {
            ArDca second = member.order() instanceof Direction direction ? arDca.get(direction) : null;
            if (second != null && !(member.model() instanceof AnyOrder)) {
                Corpus corpus = data.corpus(data.split().validation(), member.order());
                share.add(member.model(), second, corpus.readings(), corpus.weights());
            }
        }
        return share.best();
    }

    /** The share of arDCA in the conditionals under which the validation sequences are likeliest. */
    double arDcaShare() {
        return arDcaShare;
    }

    /** log p for each symbol of all sequences that were not trained on. */
    double[] reference() {
        List<byte[]> held = new ArrayList<>(data.codes(data.split().validation()));
        held.addAll(data.codes(data.split().test()));
        return new Scorer(ensemble, new double[0])
                .score(held).stream().mapToDouble(SequenceScore::perSymbol).toArray();
    }

    /** Of the test sequences. */
    ObjectNode metrics() {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.put(
                "parameters",
                Autoregressive.parameters(ensemble.stream().map(Member::model).toList()));
        metrics.put("arDcaShare", arDcaShare);
        ProteinMetrics held = new ProteinMetrics(data);
        held.put(metrics, ensemble);
        ArrayNode rows = metrics.putArray("baselines");
        if (baselines.isEmpty()) {
            held.putComposition(rows.addObject().put("name", "composition"));
        }
        if (arDcaShare > 0) {
            held.put(rows.addObject().put("name", "networks alone"), networks);
        }
        for (Member baseline : baselines) {
            held.put(rows.addObject().put("name", baseline.name()), List.of(baseline));
        }
        return metrics;
    }

    @Override
    public void close() {
        networks.forEach(Member::close);
    }
}
