package org.plume.generative.nn.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Op;

/** Which sums take a matrix product as their one use, so that both are one Gemm. */
final class Biases {

    private final Map<Node, Node> productOf = new HashMap<>();

    /** Finds them among the nodes; {@code uses} counts each node's consumers, outputs included. */
    Biases(List<Node> nodes, Map<Node, Integer> uses) {
        for (Node sum : nodes) {
            if (sum.op() == Op.Binary.ADD && sum.rank() == 2) {
                for (int i = 0; i < 2 && !productOf.containsKey(sum); i++) {
                    Node x = sum.input(i);
                    boolean product = x.op() instanceof Op.Matmul && x.shapedAs(sum) && uses.getOrDefault(x, 0) == 1;
                    if (product) {
                        productOf.put(sum, x);
                    }
                }
            }
        }
    }

    @Nullable
    Node product(Node sum) {
        return productOf.get(sum);
    }

    boolean isFused(Node product) {
        return productOf.containsValue(product);
    }

    /** What is added to the product. */
    static Node bias(Node sum, Node product) {
        return sum.input(0) == product ? sum.input(1) : sum.input(0);
    }
}
