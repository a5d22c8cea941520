package org.plume.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How frames become the numbers that a network sees.
 *
 * @param relative column to anchor: the column is given minus the present value of the anchor
 * @param differences whether older frames are given as their difference to the newest, column by column
 * @param waves columns whose present value z is also given as sin(f z), cos(f z), f = waveBase 2^k, k = 0 .. waveCount - 1
 *     (Tancik et al. 2020): networks resolve it more finely; z is normalised
 * @param waveCount frequencies
 * @param waveBase lowest frequency, rad
 * @param normalization how features and targets are scaled
 */
public record Encoding(
        Map<String, String> relative,
        boolean differences,
        List<String> waves,
        int waveCount,
        double waveBase,
        Normalization.Kind normalization) {

    /** Frames as they are, scaled to [-1, 1]. */
    public static final Encoding PLAIN = new Encoding(Map.of(), false, List.of(), 0, 1, Normalization.Kind.RANGE);

    public Encoding {
        relative = Collections.unmodifiableMap(new TreeMap<>(relative));
        waves = List.copyOf(waves);
        if (waveCount < 0 || waveCount > 32) {
            throw new IllegalArgumentException("encoding.waveCount must be in [0, 32], was " + waveCount);
        }
        if (!(waveBase > 0 && waveBase < 1e6)) {
            throw new IllegalArgumentException("encoding.waveBase must be in (0, 1e6), was " + waveBase);
        }
    }
}
