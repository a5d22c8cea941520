package org.plume.protein.network;

import org.plume.protein.model.Decoder;

/** Keeps of each sequence the sum of what is known. */
final class AnyOrderDecoder implements Decoder {

    private final AnyOrderLayers layers;
    private final int[] columns;
    private final float[][] sums;
    private final int[] lengths;

    AnyOrderDecoder(AnyOrderLayers layers, int[] columns, int slots) {
        this.layers = layers;
        this.columns = columns;
        sums = new float[slots][];
        lengths = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            sums[slot] = layers.start();
        }
    }

    @Override
    public void start(int slot) {
        sums[slot] = layers.start();
        lengths[slot] = 0;
    }

    @Override
    public void append(int slot, int symbol) {
        layers.read(sums[slot], columns[lengths[slot]], symbol);
        lengths[slot]++;
    }

    @Override
    public void copy(int from, int to) {
        sums[to] = sums[from].clone();
        lengths[to] = lengths[from];
    }

    @Override
    public float[][] next(int... slots) {
        float[][] some = new float[slots.length][];
        int[] asked = new int[slots.length];
        for (int k = 0; k < slots.length; k++) {
            some[k] = sums[slots[k]];
            asked[k] = columns[lengths[slots[k]]];
        }
        return layers.next(some, asked);
    }
}
