package org.plume.generative.nn.onnx;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the rows of a batch come from. */
@FunctionalInterface
interface Rows {

    /** Writes the inputs of row {@code rows[i]} into place i of the buffers, for every i. */
    void write(Binding target, int[] rows);

    /** The rows of values, of which the ports tell the lengths; names without a port are left out. */
    static Rows of(Map<String, Port> ports, Map<String, ?> values) {
        List<Rows> columns = new ArrayList<>();
        ports.forEach((name, port) -> {
            int n = port.size(1);
            if (values.get(name) instanceof float[] numbers) {
                columns.add((target, rows) -> {
                    FloatBuffer buffer = target.floats(name);
                    for (int i = 0; i < rows.length; i++) {
                        buffer.put(i * n, numbers, rows[i] * n, n);
                    }
                });
            } else if (values.get(name) instanceof long[] ids) {
                columns.add((target, rows) -> {
                    LongBuffer buffer = target.tokens(name);
                    for (int i = 0; i < rows.length; i++) {
                        buffer.put(i * n, ids, rows[i] * n, n);
                    }
                });
            }
        });
        return (target, rows) -> columns.forEach(column -> column.write(target, rows));
    }
}
