package org.plume.protein.network;

import org.plume.generative.nn.Graph;
import org.plume.generative.nn.net.CausalMixer;

/** The graphs of a network that others may want. */
public final class Networks {

    private Networks() {}

    /** Token ids {@code [b, context]} to logits {@code [b, context, symbols]}. */
    public static Graph whole(CausalMixer network) {
        return SequenceObjective.serving(network, network.context());
    }
}
