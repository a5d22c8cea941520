package org.plume.weather.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.plume.generative.nn.net.FieldNetwork;
import org.plume.generative.nn.net.RingNetwork;
import org.plume.weather.Grid;

/** Which network, and how large. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Architecture.Ring.class, name = "ring")})
public sealed interface Architecture {

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

        private static final int TIME = 64;

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
}
