package org.plume.sim.view;

import java.awt.Color;
import org.jogamp.java3d.Appearance;
import org.jogamp.java3d.ColoringAttributes;
import org.jogamp.java3d.Material;
import org.jogamp.java3d.PolygonAttributes;
import org.jogamp.java3d.TransparencyAttributes;
import org.jogamp.vecmath.Color3f;

/** How surfaces look. */
final class Finish {

    private Finish() {}

    /** Painted metal or plastic. */
    static Appearance solid(Color colour) {
        return lit(colour, 0, 0.28f, 40);
    }

    /** Nearly its own colour from every side, with a hint of roundness: for lines whose colour has a meaning. */
    static Appearance line(Color colour) {
        return lit(colour, 0.62f, 0, 1);
    }

    /** The same colour from every side, whatever the light. */
    static Appearance flat(Color colour) {
        Appearance appearance = new Appearance();
        appearance.setColoringAttributes(new ColoringAttributes(of(colour), ColoringAttributes.SHADE_FLAT));
        appearance.setPolygonAttributes(
                new PolygonAttributes(PolygonAttributes.POLYGON_FILL, PolygonAttributes.CULL_NONE, 0));
        return appearance;
    }

    /** Only the far side is drawn: a slightly larger hull becomes an outline of what it encloses. */
    static Appearance outline(Color colour) {
        Appearance appearance = flat(colour);
        appearance.setPolygonAttributes(
                new PolygonAttributes(PolygonAttributes.POLYGON_FILL, PolygonAttributes.CULL_FRONT, 0));
        return appearance;
    }

    /** @param clear 0 opaque, 1 invisible */
    static Appearance glass(Color colour, float clear) {
        Appearance appearance = lit(colour, 0.25f, 0.1f, 30);
        appearance.setTransparencyAttributes(new TransparencyAttributes(TransparencyAttributes.BLENDED, clear));
        return appearance;
    }

    /** A thin sheet that is seen from both sides. */
    static Appearance veil(Color colour, float clear) {
        Appearance appearance = flat(colour);
        appearance.setTransparencyAttributes(new TransparencyAttributes(TransparencyAttributes.BLENDED, clear));
        return appearance;
    }

    /** Glass that lets what lies in the same place through. */
    static Appearance ghost(Color colour, float clear) {
        Appearance appearance = glass(colour, clear);
        appearance.setPolygonAttributes(
                new PolygonAttributes(PolygonAttributes.POLYGON_FILL, PolygonAttributes.CULL_BACK, 8, false, 2));
        return appearance;
    }

    static Color3f of(Color colour) {
        return new Color3f(colour.getRGBColorComponents(null));
    }

    /** @param glow share of the colour that needs no light */
    private static Appearance lit(Color colour, float glow, float gloss, float shininess) {
        Color3f own = of(colour);
        Color3f emitted = new Color3f(own);
        emitted.scale(glow);
        Color3f reflected = new Color3f(own);
        reflected.scale(1 - glow);
        Color3f shine = new Color3f(gloss, gloss, gloss);
        Appearance appearance = new Appearance();
        appearance.setMaterial(new Material(reflected, emitted, reflected, shine, Math.max(1, shininess)));
        return appearance;
    }
}
