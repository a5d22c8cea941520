package org.plume.generative.nn.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Half;
import org.plume.generative.nn.Tensor;

/**
 * Reads the weights out of an ONNX model (onnx.proto: ModelProto 7 graph, GraphProto 5 initializer), so that other forms of
 * its network can be made of them: stages, derivatives.
 */
public final class OnnxWeights {

    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int EXTENT = 1;
    private static final int TYPE = 2;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int FLOAT = 1;
    private static final int FLOAT16 = 10;

    private OnnxWeights() {}

    /** The initializers of 32-bit and the weights of 16-bit floats that are stored as raw bytes, by name, in the file's order. */
    public static Map<String, Tensor> read(byte[] model) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        new MessageReader(ByteBuffer.wrap(model)).forEach((field, graph) -> {
            if (field == GRAPH) {
                new MessageReader(graph).forEach((inner, tensor) -> {
                    if (inner == INITIALIZER) {
                        add(weights, tensor);
                    }
                });
            }
        });
        return weights;
    }

    private static void add(Map<String, Tensor> weights, ByteBuffer message) {
        List<Long> extents = new ArrayList<>();
        long[] type = {0};
        String[] name = {""};
        ByteBuffer[] raw = {ByteBuffer.allocate(0)};
        new MessageReader(message)
                .forEach(
                        (field, bytes) -> {
                            if (field == NAME) {
                                name[0] = StandardCharsets.UTF_8.decode(bytes).toString();
                            } else if (field == RAW) {
                                raw[0] = bytes;
                            } else if (field == EXTENT) {
                                while (bytes.hasRemaining()) {
                                    extents.add(MessageReader.varint(bytes));
                                }
                            }
                        },
                        (field, number) -> {
                            if (field == TYPE) {
                                type[0] = number;
                            } else if (field == EXTENT) {
                                extents.add(number);
                            }
                        });
        ByteBuffer data = raw[0].order(ByteOrder.LITTLE_ENDIAN);
        long[] shape = extents.stream().mapToLong(Long::longValue).toArray();
        if (type[0] == FLOAT && data.hasRemaining()) {
            float[] values = new float[data.remaining() / Float.BYTES];
            data.asFloatBuffer().get(values);
            weights.put(name[0], new Tensor(shape, values));
        } else if (type[0] == FLOAT16 && name[0].endsWith(OnnxGraph.HALF)) {
            float[] values = new float[data.remaining() / Short.BYTES];
            for (int i = 0; i < values.length; i++) {
                values[i] = Half.value(data.getShort());
            }
            weights.put(name[0].substring(0, name[0].length() - OnnxGraph.HALF.length()), new Tensor(shape, values));
        }
    }
}
