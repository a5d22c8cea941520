package org.plume.protein.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.network.Corpus;
import org.plume.protein.network.Networks;

/** Where a network begins: random weights, but over columns it knows how often each residue stands in each. */
public final class Beginning {

    private Beginning() {}

    /** The initial weights; those of an aligned network's fields are the log frequencies of the corpus. */
    public static Map<String, Tensor> of(CausalMixer network, Corpus corpus, long seed) {
        Graph graph = Networks.whole(network);
        Map<String, Tensor> weights = new LinkedHashMap<>(Parameters.initial(graph, seed));
        if (network.aligned()) {
            weights.put(
                    CausalMixer.FIELDS,
                    SiteIndependent.fit(corpus.readings(), corpus.weights()).tensor());
        }
        return weights;
    }
}
