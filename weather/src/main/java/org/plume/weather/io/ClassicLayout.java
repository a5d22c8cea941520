package org.plume.weather.io;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.plume.weather.io.ClassicHeader.Dim;
import org.plume.weather.io.ClassicHeader.Var;

/** Lays out a NetCDF file of 64-bit offsets (CDF-2) and writes its header. */
final class ClassicLayout {

    private static final int VERSION = 2;

    /** A variable, or a record of it, must be smaller than this: the last one may not be, but no reader likes it. */
    private static final long MOST = (1L << 32) - 4;

    private final List<Dim> dims = new ArrayList<>();
    private final List<Var> vars = new ArrayList<>();
    private final Attributes attributes;

    ClassicLayout(Attributes attributes) {
        this.attributes = attributes;
    }

    /** Of length 0: the records. */
    ClassicLayout dimension(String name, long length) {
        dims.add(new Dim(name, length));
        return this;
    }

    ClassicLayout variable(String name, DataType type, Attributes of, String... dimensions) {
        int[] indices = new int[dimensions.length];
        List<String> names = dims.stream().map(Dim::name).toList();
        for (int d = 0; d < indices.length; d++) {
            indices[d] = names.indexOf(dimensions[d]);
        }
        vars.add(new Var(name, indices, of, type, 0));
        return this;
    }

    /** The header of a file without records yet. */
    ClassicHeader header() {
        ClassicHeader draft = new ClassicHeader(VERSION, 0, dims, attributes, vars);
        for (Var v : vars) {
            if (draft.bytes(v) > MOST) {
                throw new IllegalArgumentException("a variable of one member must take < 4 GiB in NetCDF-3, " + v.name()
                        + " takes " + draft.bytes(v) + " bytes: ask for fewer starts or leads in one file");
            }
        }
        long at = encode(draft).remaining();
        Var[] placed = new Var[vars.size()];
        for (boolean records : new boolean[] {false, true}) {
            for (int k = 0; k < placed.length; k++) {
                Var v = vars.get(k);
                if (draft.ofRecords(v) == records) {
                    placed[k] = new Var(v.name(), v.dims(), v.attributes(), v.type(), at);
                    at += ClassicHeader.padded(draft.bytes(v));
                }
            }
        }
        return new ClassicHeader(VERSION, 0, dims, attributes, List.of(placed));
    }

    static ByteBuffer encode(ClassicHeader header) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes("CDF");
            out.writeByte(header.version());
            out.writeInt((int) header.records());
            tag(out, ClassicHeader.DIMENSION, header.dims().size());
            for (Dim d : header.dims()) {
                text(out, d.name());
                out.writeInt((int) d.length());
            }
            attributes(out, header.attributes());
            tag(out, ClassicHeader.VARIABLE, header.vars().size());
            for (Var v : header.vars()) {
                text(out, v.name());
                out.writeInt(v.dims().length);
                for (int d : v.dims()) {
                    out.writeInt(d);
                }
                attributes(out, v.attributes());
                out.writeInt(v.type().code());
                out.writeInt((int) ClassicHeader.padded(header.bytes(v)));
                if (header.version() == 1) {
                    out.writeInt((int) v.begin());
                } else {
                    out.writeLong(v.begin());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static void tag(DataOutputStream out, int tag, int count) throws IOException {
        out.writeInt(count == 0 ? 0 : tag);
        out.writeInt(count);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        padded(out, bytes);
    }

    private static void padded(DataOutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.write(new byte[(int) (ClassicHeader.padded(bytes.length) - bytes.length)]);
    }

    private static void attributes(DataOutputStream out, Attributes attributes) throws IOException {
        tag(out, ClassicHeader.ATTRIBUTE, attributes.names().size());
        for (String name : attributes.names()) {
            text(out, name);
            DataType type = attributes.type(name);
            out.writeInt(type.code());
            if (type == DataType.CHAR) {
                text(out, attributes.text(name).orElse(""));
            } else {
                double[] numbers = attributes.numbers(name).orElse(new double[0]);
                ByteBuffer values = ByteBuffer.allocate(numbers.length * type.bytes());
                for (double x : numbers) {
                    type.write(values, x);
                }
                out.writeInt(numbers.length);
                padded(out, values.array());
            }
        }
    }
}
