package org.plume.protein.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.generative.nn.net.SequenceNetwork;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.network.Corpus;
import org.plume.protein.network.Networks;

/** Where a network begins: random weights, but over columns it knows how often each residue stands in each. */
public final class Beginning {

    private Beginning() {}

    /** The initial weights; those of an aligned network's fields are the log frequencies of the corpus. */
    public static Map<String, Tensor> of(SequenceNetwork network, Corpus corpus, long seed) {
        Map<String, Tensor> weights = new LinkedHashMap<>(Parameters.initial(Networks.whole(network), seed));
        if (network.aligned()) {
            Tensor fields =
                    SiteIndependent.fit(corpus.readings(), corpus.weights()).tensor();
            if (network instanceof AnyOrderNetwork) {
                weights.put(AnyOrderNetwork.FIELDS, Tensor.of(fields.values(), fields.values().length));
            } else {
                weights.put(CausalMixer.FIELDS, fields);
            }
        }
        return weights;
    }
}
