package org.plume.generative.nn.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plume.generative.nn.Half;

/**
 * An ONNX model under construction (onnx.proto, IR version 8, operator set 18). Values are known by their names; a
 * negative extent is a dimension named after the batch.
 */
final class OnnxGraph {

    private static final int IR_VERSION = 8;
    private static final int OPSET = 18;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int FLOAT16 = 10;

    /** Behind the name of a weight that is stored in 16 bits. */
    static final String HALF = ".half";

    private final List<Message> nodes = new ArrayList<>();
    private final List<Message> initializers = new ArrayList<>();
    private final List<Message> inputs = new ArrayList<>();
    private final List<Message> outputs = new ArrayList<>();
    private final Map<List<Object>, String> constants = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** A name not used so far, made from the wish. */
    String fresh(String wish) {
        String name = wish;
        for (int i = 2; !names.add(name); i++) {
            name = wish + "_" + i;
        }
        return name;
    }

    void input(String name, boolean tokens, long... shape) {
        inputs.add(valueInfo(name, tokens ? INT64 : FLOAT, shape));
    }

    void output(String name, long... shape) {
        outputs.add(valueInfo(name, FLOAT, shape));
    }

    void initializer(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        initializers.add(tensor(name, FLOAT, raw.array(), shape));
    }

    /** The same, rounded to 16 bits in the file and cast back where it is read. */
    void halfInitializer(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(values.length, Short.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putShort(Half.bits(value));
        }
        String stored = fresh(name + HALF);
        initializers.add(tensor(stored, FLOAT16, raw.array(), shape));
        node("Cast", name, List.of(stored), "to", (long) FLOAT);
    }

    /** A constant list of integers: axes, shapes. */
    String integers(long... values) {
        return constants.computeIfAbsent(List.of("i", Arrays.hashCode(values), Arrays.toString(values)), k -> {
            ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            raw.asLongBuffer().put(values);
            String name = fresh("integers");
            initializers.add(tensor(name, INT64, raw.array(), values.length));
            return name;
        });
    }

    /** A constant scalar. */
    String scalar(double value) {
        return constants.computeIfAbsent(List.of("f", (float) value), k -> {
            String name = fresh("scalar");
            initializer(name, new float[] {(float) value});
            return name;
        });
    }

    /** A node of one output; attributes alternate names and values (long, float, long[] or String). */
    void node(String type, String output, List<String> in, Object... attributes) {
        Message node = new Message();
        in.forEach(name -> node.text(1, name));
        node.text(2, output).text(3, output).text(4, type);
        for (int i = 0; i < attributes.length; i += 2) {
            node.message(5, attribute((String) attributes[i], attributes[i + 1]));
        }
        nodes.add(node);
    }

    byte[] model(String producer) {
        Message graph = new Message();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, "graph");
        initializers.forEach(tensor -> graph.message(5, tensor));
        inputs.forEach(value -> graph.message(11, value));
        outputs.forEach(value -> graph.message(12, value));
        Message opset = new Message().text(1, "").number(2, OPSET);
        return new Message()
                .number(1, IR_VERSION)
                .text(2, producer)
                .message(7, graph)
                .message(8, opset)
                .bytes();
    }

    private static Message attribute(String name, Object value) {
        Message a = new Message().text(1, name);
        if (value instanceof Long n) {
            return a.number(3, n).number(20, 2);
        } else if (value instanceof Float f) {
            return a.number(2, f.floatValue()).number(20, 1);
        } else if (value instanceof String s) {
            return a.text(4, s).number(20, 3);
        } else if (value instanceof long[] list) {
            for (long n : list) {
                a.number(8, n);
            }
            return a.number(20, 7);
        }
        throw new IllegalStateException("attribute " + name + " must be a long, float, string or long[]");
    }

    private static Message tensor(String name, int type, byte[] raw, long... shape) {
        Message t = new Message();
        for (long extent : shape) {
            t.number(1, extent);
        }
        return t.number(2, type).text(8, name).bytes(9, raw);
    }

    private static Message valueInfo(String name, int type, long... shape) {
        Message dimensions = new Message();
        for (long extent : shape) {
            Message d = new Message();
            dimensions.message(1, extent >= 0 ? d.number(1, extent) : d.text(2, batch(-extent)));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    private static String batch(long times) {
        return times == 1 ? "batch" : "batch_times_" + times;
    }
}
