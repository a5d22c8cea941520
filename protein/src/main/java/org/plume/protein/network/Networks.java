package org.plume.protein.network;

import org.plume.generative.nn.Graph;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.generative.nn.net.SequenceNetwork;

/** The graphs of a network that others may want. */
public final class Networks {

    private Networks() {}

    /** A row, as token ids {@code [b, context]} or one-hot, to logits {@code [b, context, symbols]}. */
    public static Graph whole(SequenceNetwork network) {
        return network instanceof AnyOrderNetwork any
                ? AnyOrderObjective.whole(any)
                : SequenceObjective.serving((CausalMixer) network, network.context());
    }
}
