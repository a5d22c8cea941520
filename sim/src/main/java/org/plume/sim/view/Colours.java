package org.plume.sim.view;

import java.awt.Color;

/** Colours that mean something: one for each mode, and a ramp for costs. */
final class Colours {

    /**
     * Distinct for most kinds of colour blindness, also in grey: the bright, then the muted scheme of Paul Tol's
     * "Colour schemes" (SRON/EPS/TN/09-002, 2021), without their greys and pale yellows.
     */
    private static final int[] QUALITATIVE = {
        0x3A76B8, 0xEE7733, 0xAA3377, 0x15936F, 0x39BFE0, 0xD9364A, 0xC2A800, 0x332288,
        0x882255, 0x7FA637, 0xCC6677, 0x0F6B5C, 0x8FA3E8, 0x7A4B2A, 0xD17FC4, 0x5E7A8C
    };

    /** Viridis (Smith and van der Walt 2015) at 0, 1/8, ..., 7/8; its pale yellow end is left out. */
    private static final int[] RAMP = {0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30};

    private static final double GOLDEN_ANGLE = 0.381966;

    private Colours() {}

    /** The colour of mode slot {@code k}; after sixteen they are told apart by hue alone. */
    static Color mode(int k) {
        if (k < QUALITATIVE.length) {
            return new Color(QUALITATIVE[k]);
        }
        return Color.getHSBColor((float) (GOLDEN_ANGLE * k), 0.55f, k % 2 == 0 ? 0.62f : 0.85f);
    }

    /** From dark (0, cheap) to light (1, dear), even steps to the eye. */
    static Color ramp(double share) {
        double at = Math.max(0, Math.min(1, share)) * (RAMP.length - 1);
        int low = Math.min(RAMP.length - 2, (int) at);
        return mix(new Color(RAMP[low]), new Color(RAMP[low + 1]), at - low);
    }

    /** {@code a + share (b - a)} */
    static Color mix(Color a, Color b, double share) {
        return new Color(
                part(a.getRed(), b.getRed(), share),
                part(a.getGreen(), b.getGreen(), share),
                part(a.getBlue(), b.getBlue(), share));
    }

    private static int part(int a, int b, double share) {
        return (int) Math.round(a + share * (b - a));
    }
}
