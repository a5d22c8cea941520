package org.plume.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.baseline.ArDca;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.ensemble.ProteinSpec;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.learn.Share;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Member;
import org.plume.protein.network.Corpus;
import org.plume.protein.network.NetworkModel;
import org.plume.protein.score.Scorer;
import org.plume.protein.score.SequenceScore;

/** Trained networks beside their baselines: how they are put together, by the validation sequences, and what they reach. */
final class ProteinMeasurement implements AutoCloseable {

    private final FamilyData data;
    private final double arDcaShare;
    private final List<Member> networks = new ArrayList<>();
    private final List<Member> ensemble = new ArrayList<>();
    private final List<Member> baselines = new ArrayList<>();

    ProteinMeasurement(
            FamilyData data,
            CausalMixer network,
            List<ProteinSpec.Reader> readers,
            Map<String, Map<String, Tensor>> weights,
            @Nullable SiteIndependent site,
            Map<Direction, ArDca> arDca) {
        this.data = data;
        for (ProteinSpec.Reader reader : readers) {
            Autoregressive model = new NetworkModel(network, weights.getOrDefault(reader.name(), Map.of()), 0);
            networks.add(new Member(reader.name(), reader.direction(), model));
        }
        arDcaShare = arDca.isEmpty() ? 0 : share(arDca);
        ProteinSpec spec = new ProteinSpec(network, data.names(), readers, arDcaShare, FamilyData.Division.DEFAULT);
        for (int r = 0; r < readers.size(); r++) {
            ProteinSpec.Reader reader = readers.get(r);
            ensemble.add(spec.member(reader, networks.get(r).model(), arDca.get(reader.direction())));
        }
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
            ArDca second = arDca.get(member.direction());
            if (second != null) {
                Corpus corpus = data.corpus(data.split().validation(), member.direction());
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
