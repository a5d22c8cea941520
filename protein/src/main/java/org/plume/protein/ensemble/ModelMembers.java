package org.plume.protein.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.baseline.ArDca;
import org.plume.protein.model.AnyOrder;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Member;
import org.plume.protein.model.Order;
import org.plume.protein.network.AnyOrderModel;
import org.plume.protein.network.NetworkModel;

/** Members of an ensemble made of its weights. */
public final class ModelMembers {

    private ModelMembers() {}

    /**
     * The networks alone, one member for each order in which one reads.
     *
     * @param weights of the network of a name
     * @param family whose start token begins each sequence
     */
    public static List<Member> networks(ProteinSpec spec, Function<String, Map<String, Tensor>> weights, int family) {
        List<Member> members = new ArrayList<>();
        for (ProteinSpec.Reader reader : spec.readers()) {
            Map<String, Tensor> own = weights.apply(reader.name());
            Autoregressive model = reader.network() instanceof AnyOrderNetwork any
                    ? new AnyOrderModel(any, own)
                    : new NetworkModel((CausalMixer) reader.network(), own, family);
            for (int k = 0; k < reader.orders().size(); k++) {
                Order order = reader.orders().get(k);
                members.add(new Member(
                        reader.member(k), order, model instanceof AnyOrder free ? free.inOrder(order) : model));
            }
        }
        return members;
    }

    /** The networks, each with its share of arDCA. */
    static List<Member> of(
            ProteinSpec spec, Function<String, Map<String, Tensor>> weights, Map<Direction, ArDca> arDca, int family) {
        List<Member> members = new ArrayList<>();
        for (Member network : networks(spec, weights, family)) {
            members.add(spec.member(network, arDca));
        }
        return members;
    }

    /** The networks of any order among the members, each once. */
    static List<AnyOrder> anyOrder(List<Member> members) {
        return members.stream()
                .flatMap(m -> m.model().parts().stream())
                .distinct()
                .filter(AnyOrder.class::isInstance)
                .map(AnyOrder.class::cast)
                .toList();
    }
}
