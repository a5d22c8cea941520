package org.plume.generative.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import org.plume.generative.nn.Half;
import org.plume.generative.nn.Tensor;

/** Writes {@link Safetensors}: the header padded to a multiple of 8 bytes, then the tensors without a gap. */
final class SafetensorsWriter {

    private static final int CHUNK_FLOATS = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SafetensorsWriter() {}

    static void write(
            WritableByteChannel channel, Map<String, Tensor> tensors, Map<String, String> metadata, Dtype matrices)
            throws IOException {
        writeFully(channel, header(tensors, metadata, matrices));
        ByteBuffer chunk = ByteBuffer.allocateDirect(4 * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : tensors.values()) {
            float[] values = tensor.values();
            boolean half = dtype(tensor, matrices) == Dtype.F16;
            for (int i = 0; i < values.length; i += CHUNK_FLOATS) {
                int n = Math.min(CHUNK_FLOATS, values.length - i);
                chunk.clear();
                if (half) {
                    for (int j = i; j < i + n; j++) {
                        chunk.putShort(Half.bits(values[j]));
                    }
                    chunk.flip();
                } else {
                    chunk.limit(4 * n);
                    chunk.asFloatBuffer().put(values, i, n);
                }
                writeFully(channel, chunk);
            }
        }
    }

    private static Dtype dtype(Tensor tensor, Dtype matrices) {
        return tensor.shape().length >= 2 ? matrices : Dtype.F32;
    }

    private static ByteBuffer header(Map<String, Tensor> tensors, Map<String, String> metadata, Dtype matrices)
            throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.set(SafetensorsHeader.METADATA, JSON.valueToTree(metadata));
        long begin = 0;
        for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
            if (e.getKey().equals(SafetensorsHeader.METADATA)) {
                throw new IllegalArgumentException("a tensor must not be named " + SafetensorsHeader.METADATA);
            }
            Dtype dtype = dtype(e.getValue(), matrices);
            long end = begin + (long) dtype.bytes() * e.getValue().values().length;
            ObjectNode entry = json.putObject(e.getKey()).put("dtype", dtype.name());
            entry.set("shape", JSON.valueToTree(e.getValue().shape()));
            entry.set("data_offsets", JSON.valueToTree(new long[] {begin, end}));
            begin = end;
        }
        byte[] text = JSON.writeValueAsBytes(json);
        int padded = Math.addExact(text.length, 7) & -8;
        ByteBuffer header = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }
}
