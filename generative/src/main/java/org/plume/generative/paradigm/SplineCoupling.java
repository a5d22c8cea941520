package org.plume.generative.paradigm;

import java.util.List;
import org.plume.generative.nn.Ops;

/**
 * A monotone spline of rational quadratic pieces on [-bound, bound], the identity outside (Durkan et al. 2019, equations 4
 * to 8). With xi in [0, 1] the place within a piece of width w and height h, s = h/w, and slopes d0, d1 at its ends:
 *
 * <pre>
 *   y = y0 + h (s xi^2 + d0 xi (1 - xi)) / D,   D = s + (d0 + d1 - 2 s) xi (1 - xi)
 *   dy/dx = s^2 (d1 xi^2 + 2 s xi (1 - xi) + d0 (1 - xi)^2) / D^2
 * </pre>
 *
 * @param bins pieces, >= 2
 * @param bound > 0
 */
record SplineCoupling(int bins, double bound) implements Coupling {

    private static final double LEAST = 1e-3;

    /** softplus of this is 1 - LEAST: parameters of 0 are the identity. */
    private static final double UNIT = Math.log(Math.expm1(1 - LEAST));

    SplineCoupling {
        if (bins < 2) {
            throw new IllegalArgumentException("bins must be >= 2, was " + bins);
        }
        if (!(bound > 0)) {
            throw new IllegalArgumentException("bound must be > 0, was " + bound);
        }
    }

    @Override
    public int parameters() {
        return 3 * bins - 1;
    }

    /** The pieces of all rows, {@code [n, bins]} each. */
    private record Pieces<V>(V x0, V width, V y0, V height, V slope0, V slope1) {}

    /** The piece of each row, {@code [n, 1]}; within is 1 inside the bound and 0 outside, where the piece is a line. */
    private record Piece<V>(V within, V x0, V width, V y0, V height, V slope0, V slope1) {}

    @Override
    public <V> Moved<V> forward(Ops<V> o, V x, V parameters) {
        Pieces<V> all = pieces(o, parameters);
        Piece<V> p = piece(o, all, holding(o, x, all.x0));
        V xi = o.div(o.sub(x, p.x0), p.width);
        V rest = o.shift(o.scale(xi, -1), 1);
        V s = o.div(p.height, p.width);
        V mixed = o.mul(xi, rest);
        V denominator = o.add(s, o.mul(excess(o, p, s), mixed));
        V rise = o.add(o.mul(s, o.square(xi)), o.mul(p.slope0, mixed));
        V y = o.add(p.y0, o.div(o.mul(p.height, rise), denominator));
        V slopes = o.add(
                o.add(o.mul(p.slope1, o.square(xi)), o.scale(o.mul(s, mixed), 2)), o.mul(p.slope0, o.square(rest)));
        V slope = o.div(o.mul(o.square(s), slopes), o.square(denominator));
        V outside = outside(o, p);
        V safe = o.add(o.mul(p.within, slope), outside);
        return new Moved<>(o.add(o.mul(p.within, y), o.mul(outside, x)), o.log(safe));
    }

    @Override
    public <V> V inverse(Ops<V> o, V y, V parameters) {
        Pieces<V> all = pieces(o, parameters);
        Piece<V> p = piece(o, all, holding(o, y, all.y0));
        V s = o.div(p.height, p.width);
        V above = o.mul(o.sub(y, p.y0), p.within);
        V bent = o.mul(above, excess(o, p, s));
        V a = o.add(o.mul(p.height, o.sub(s, p.slope0)), bent);
        V b = o.sub(o.mul(p.height, p.slope0), bent);
        V c = o.scale(o.mul(s, above), -1);
        V root = o.sqrt(o.shift(o.abs(o.sub(o.square(b), o.scale(o.mul(a, c), 4))), 1e-12));
        V xi = o.div(o.scale(c, -2), o.add(b, root));
        V x = o.add(p.x0, o.mul(xi, p.width));
        return o.add(o.mul(p.within, x), o.mul(outside(o, p), y));
    }

    private static <V> V excess(Ops<V> o, Piece<V> p, V s) {
        return o.sub(o.add(p.slope0, p.slope1), o.scale(s, 2));
    }

    private static <V> V outside(Ops<V> o, Piece<V> p) {
        return o.shift(o.scale(p.within, -1), 1);
    }

    private <V> Pieces<V> pieces(Ops<V> o, V parameters) {
        V width = extents(o, o.slice(parameters, 1, 0, bins));
        V height = extents(o, o.slice(parameters, 1, bins, 2L * bins));
        V inner = o.shift(o.softplus(o.shift(o.slice(parameters, 1, 2L * bins, 3L * bins - 1), UNIT)), LEAST);
        V one = o.shift(o.scale(o.slice(inner, 1, 0, 1), 0), 1);
        V slopes = o.concat(1, List.of(one, inner, one));
        return new Pieces<>(
                starts(o, width),
                width,
                starts(o, height),
                height,
                o.slice(slopes, 1, 0, bins),
                o.slice(slopes, 1, 1, bins + 1L));
    }

    /** Positive numbers that add up to 2 bound. */
    private <V> V extents(Ops<V> o, V free) {
        double part = 1 - LEAST * bins;
        return o.scale(o.shift(o.scale(o.softmax(free, 1), part), LEAST), 2 * bound);
    }

    /** -bound and what came before. */
    private <V> V starts(Ops<V> o, V extents) {
        float[] before = new float[bins * bins];
        for (int from = 0; from < bins; from++) {
            for (int to = from + 1; to < bins; to++) {
                before[from * bins + to] = 1;
            }
        }
        return o.shift(o.matmul(extents, o.constant(before, bins, bins)), -bound);
    }

    /** 1 for the piece that holds the value, 0 for the others; each piece ends exactly where the next one starts. */
    private <V> V holding(Ops<V> o, V value, V starts) {
        V first = o.slice(starts, 1, 0, 1);
        V end = o.shift(o.scale(first, 0), bound);
        V ends = o.concat(1, List.of(o.slice(starts, 1, 1, bins), end));
        return o.sub(o.step(o.sub(value, starts)), o.step(o.sub(value, ends)));
    }

    /** Picks by weights that are 1 for the piece and 0 for the others. */
    private static <V> Piece<V> piece(Ops<V> o, Pieces<V> all, V chosen) {
        V within = o.sum(chosen, 1);
        V outside = o.shift(o.scale(within, -1), 1);
        return new Piece<>(
                within,
                o.sum(o.mul(chosen, all.x0), 1),
                o.add(o.sum(o.mul(chosen, all.width), 1), outside),
                o.sum(o.mul(chosen, all.y0), 1),
                o.add(o.sum(o.mul(chosen, all.height), 1), outside),
                o.add(o.sum(o.mul(chosen, all.slope0), 1), outside),
                o.add(o.sum(o.mul(chosen, all.slope1), 1), outside));
    }
}
