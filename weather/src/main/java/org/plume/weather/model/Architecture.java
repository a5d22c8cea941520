package org.plume.weather.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.plume.generative.nn.net.FieldMlp;
import org.plume.generative.nn.net.FieldNetwork;
import org.plume.generative.nn.net.GridUnet;
import org.plume.generative.nn.net.RingNetwork;
import org.plume.weather.Grid;

/** Which network, and how large. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Architecture.Ring.class, name = "ring"),
    @JsonSubTypes.Type(value = Architecture.Unet.class, name = "unet"),
    @JsonSubTypes.Type(value = Architecture.Mlp.class, name = "mlp")
})
public sealed interface Architecture {

    /** Entries of the embedding of t. */
    int TIME = 64;

    /** The extents of a field on this grid, behind the channels; an error where the grid is of another kind. */
    long[] extents(Grid grid);

    /**
     * The network.
     *
     * @param extras channels of what differs from sample to sample; 0 for none
     * @param time whether it is told a time of a path
     */
    FieldNetwork network(Grid grid, int inputs, int extras, int outputs, boolean time);

    /** Gated convolutions on a ring: {@link RingNetwork}. */
    record Ring(int width, int trunk, int head, int taps) implements Architecture {

        @Override
        public long[] extents(Grid grid) {
            if (!(grid instanceof Grid.Ring)) {
                throw new IllegalArgumentException("a ring network must have states on a ring, were on " + grid);
            }
            return new long[] {grid.size()};
        }

        @Override
        public FieldNetwork network(Grid grid, int inputs, int extras, int outputs, boolean time) {
            return new RingNetwork(inputs, extras, outputs, width, trunk, head, taps, time ? TIME : 0);
        }
    }

    /** Gated convolutions on latitudes by longitudes and coarser grids: {@link GridUnet}. */
    record Unet(List<Integer> widths, int trunk, int head) implements Architecture {

        public Unet {
            widths = List.copyOf(widths);
        }

        private static Grid.LatLon latLon(Grid grid) {
            if (grid instanceof Grid.LatLon g) {
                return g;
            }
            throw new IllegalArgumentException("a U-Net must have latitudes by longitudes, had " + grid);
        }

        @Override
        public long[] extents(Grid grid) {
            Grid.LatLon g = latLon(grid);
            return new long[] {g.latitudes().length, g.longitudes().length};
        }

        @Override
        public FieldNetwork network(Grid grid, int inputs, int extras, int outputs, boolean time) {
            boolean wrap = latLon(grid).global();
            return new GridUnet(inputs, extras, outputs, widths, trunk, head, time ? TIME : 0, wrap);
        }
    }

    /** Fully connected, for few points without an order: {@link FieldMlp}. */
    record Mlp(int width, int trunk, int head) implements Architecture {

        @Override
        public long[] extents(Grid grid) {
            return new long[] {grid.size()};
        }

        @Override
        public FieldNetwork network(Grid grid, int inputs, int extras, int outputs, boolean time) {
            return new FieldMlp(grid.size(), inputs, extras, outputs, width, trunk, head, time ? TIME : 0);
        }
    }
}
