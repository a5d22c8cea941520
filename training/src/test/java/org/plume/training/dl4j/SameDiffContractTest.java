package org.plume.training.dl4j;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Tensor;
import org.plume.training.Engine;
import org.plume.training.EngineContract;
import org.plume.training.Minibatch;

/** Every network and every operation through SameDiff. */
class SameDiffContractTest extends EngineContract {

    @Override
    protected Engine training() {
        return new SameDiffEngine();
    }

    @Override
    protected Map<String, float[]> outputs(Graph graph, Map<String, Tensor> weights, Map<String, Tensor> batch) {
        SameDiffOps ops = new SameDiffOps(weights);
        Map<String, SDVariable> inputs = new HashMap<>();
        Map<String, INDArray> feeds = new HashMap<>();
        for (Input input : graph.inputs()) {
            SDVariable v = ops.input(input);
            Tensor t = Minibatch.of(input, batch);
            INDArray array = SameDiffOps.array(t.values(), t.shape());
            inputs.put(input.name(), v);
            feeds.put(v.name(), input.tokens() ? array.castTo(DataType.INT32) : array);
        }
        Map<String, float[]> found = new LinkedHashMap<>();
        graph.define(ops, inputs).forEach((name, v) -> {
            INDArray y = Objects.requireNonNull(
                    ops.graph().output(feeds, List.of(v.name())).get(v.name()));
            found.put(name, y.dup('c').data().asFloat());
        });
        return found;
    }
}
