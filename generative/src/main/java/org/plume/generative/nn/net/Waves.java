package org.plume.generative.nn.net;

import java.util.ArrayList;
import java.util.List;
import org.plume.generative.nn.Ops;

/**
 * What a network sees beside x, {@code [x, sin(2 x), cos(2 x), .., sin(2^octaves x), cos(2^octaves x)]}: waves let it resolve
 * what changes within a short distance (Kingma et al. 2021, section 4.2; Tancik et al. 2020).
 *
 * @param octaves 0 for x alone
 */
public record Waves(int octaves) {

    public Waves {
        Sizes.require(octaves >= 0, "octaves must be >= 0", octaves);
    }

    /** Entries for so many of x. */
    public long size(long entries) {
        return entries * (1 + 2L * octaves);
    }

    /** x {@code [b, n]} to {@code [b, size(n)]}. */
    public <V> V apply(Ops<V> o, V x) {
        if (octaves == 0) {
            return x;
        }
        List<V> all = new ArrayList<>(List.of(x));
        for (int k = 1; k <= octaves; k++) {
            V angle = o.scale(x, Math.pow(2, k));
            all.add(o.sin(angle));
            all.add(o.cos(angle));
        }
        return o.concat(1, all);
    }
}
