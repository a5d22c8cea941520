package org.plume.cli;

import java.util.ArrayList;
import java.util.List;
import org.plume.generative.Streams;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.net.SequenceNetwork;
import org.plume.protein.ensemble.ProteinSpec;
import org.plume.protein.model.ColumnOrder;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Order;

/**
 * Who is in an ensemble that is to be trained.
 *
 * @param networks of any order, or of each direction
 * @param orders in which a network of any order reads: from both ends, then such as are drawn
 * @param seed of the orders drawn
 */
record ProteinReaders(int networks, int orders, long seed) {

    ProteinReaders {
        if (networks < 1 || orders < 1) {
            throw new IllegalArgumentException(
                    "--members and --orders must be >= 1, were " + networks + " and " + orders);
        }
    }

    List<ProteinSpec.Reader> of(SequenceNetwork network) {
        List<ProteinSpec.Reader> readers = new ArrayList<>();
        for (int k = 0; k < networks; k++) {
            if (network instanceof AnyOrderNetwork) {
                for (int o = 0; o < orders; o++) {
                    readers.add(new ProteinSpec.Reader("any-" + k + "/" + o, order(network.context(), o)));
                }
            } else {
                readers.add(new ProteinSpec.Reader("forward-" + k, Direction.FORWARD));
                readers.add(new ProteinSpec.Reader("reverse-" + k, Direction.REVERSE));
            }
        }
        return readers;
    }

    private Order order(int columns, int index) {
        return switch (index) {
            case 0 -> Direction.FORWARD;
            case 1 -> Direction.REVERSE;
            default -> ColumnOrder.random(columns, new Streams(seed).child(-1).at(index));
        };
    }
}
