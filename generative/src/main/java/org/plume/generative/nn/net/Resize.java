package org.plume.generative.nn.net;

import org.plume.generative.nn.Ops;

/** Linear interpolation of x {@code [b, c, h, w]} to other extents, along one axis after the other, cell centre to cell centre. */
record Resize(boolean wrap) {

    <V> V apply(Ops<V> o, V x, long height, long width) {
        V wide = last(o, x, width, wrap);
        V turned = last(o, o.transpose(wide, 0, 1, 3, 2), height, false);
        return o.transpose(turned, 0, 1, 3, 2);
    }

    private static <V> V last(Ops<V> o, V x, long to, boolean round) {
        long[] shape = o.shape(x);
        long from = shape[3];
        V rows = o.reshape(x, -1, from);
        V y = o.matmul(rows, o.constant(weights((int) from, (int) to, round), from, to));
        return o.reshape(y, -1, shape[1], shape[2], to);
    }

    /** {@code [from, to]}: the part that each entry has in each new one. */
    private static float[] weights(int from, int to, boolean round) {
        float[] weights = new float[from * to];
        for (int j = 0; j < to; j++) {
            double at = (j + 0.5) * from / to - 0.5;
            int left = (int) Math.floor(at);
            float part = (float) (at - left);
            weights[place(left, from, round) * to + j] += 1 - part;
            weights[place(left + 1, from, round) * to + j] += part;
        }
        return weights;
    }

    private static int place(int i, int n, boolean round) {
        return round ? Math.floorMod(i, n) : Math.min(Math.max(i, 0), n - 1);
    }
}
