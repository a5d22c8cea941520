package org.plume.protein.ensemble;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.generative.nn.net.SequenceNetwork;
import org.plume.protein.model.ColumnOrder;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Order;

/** Networks and reading orders as {@code model.json} says them. */
final class SpecJson {

    private static final String ANY = "any";

    private SpecJson() {}

    static ObjectNode of(ProteinSpec.Reader reader) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", reader.name());
        ArrayNode orders = json.putArray("orders");
        reader.orders().forEach(o -> orders.add(of(o)));
        json.set("shape", of(reader.network()));
        return json;
    }

    static ProteinSpec.Reader reader(JsonNode json) {
        List<Order> orders = new ArrayList<>();
        json.path("orders").forEach(o -> orders.add(order(o)));
        return new ProteinSpec.Reader(json.path("name").asText(), network(json.path("shape")), orders);
    }

    private static ObjectNode of(SequenceNetwork network) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("context", network.context());
        if (network instanceof AnyOrderNetwork any) {
            return json.put("order", ANY)
                    .put("tokens", any.tokens())
                    .put("symbols", any.symbols())
                    .put("hidden", any.hidden())
                    .put("layers", any.layers());
        }
        CausalMixer mixer = (CausalMixer) network;
        return json.put("aligned", mixer.aligned())
                .put("tokens", mixer.tokens())
                .put("symbols", mixer.symbols())
                .put("width", mixer.width())
                .put("inner", mixer.inner())
                .put("layers", mixer.layers())
                .put("heads", mixer.heads())
                .put("reach", mixer.reach());
    }

    private static SequenceNetwork network(JsonNode json) {
        int context = json.path("context").asInt();
        int tokens = json.path("tokens").asInt();
        int symbols = json.path("symbols").asInt();
        int layers = json.path("layers").asInt();
        return json.path("order").asText().equals(ANY)
                ? new AnyOrderNetwork(
                        context, tokens, symbols, json.path("hidden").asInt(), layers)
                : new CausalMixer(
                        context,
                        json.path("aligned").asBoolean(),
                        tokens,
                        symbols,
                        json.path("width").asInt(),
                        json.path("inner").asInt(),
                        layers,
                        json.path("heads").asInt(),
                        json.path("reach").asInt());
    }

    /** A direction's name, or the columns in their order. */
    private static ObjectNode of(Order order) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (order instanceof ColumnOrder columns) {
            ArrayNode list = json.putArray("columns");
            columns.columns().forEach(list::add);
        } else {
            json.put("direction", order.toString());
        }
        return json;
    }

    private static Order order(JsonNode json) {
        if (!json.has("columns")) {
            return Direction.valueOf(json.path("direction").asText());
        }
        List<Integer> columns = new ArrayList<>();
        json.path("columns").forEach(c -> columns.add(c.asInt()));
        return new ColumnOrder(columns);
    }
}
