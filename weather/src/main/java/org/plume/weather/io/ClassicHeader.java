package org.plume.weather.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a NetCDF classic file (Unidata, "The NetCDF Classic Format Specification"), big-endian.
 *
 * @param version 1: classic; 2: 64-bit offset; 5: 64-bit data
 * @param records how many; -1: as many as the file holds
 */
record ClassicHeader(int version, long records, List<Dim> dims, Attributes attributes, List<Var> vars) {

    static final int DIMENSION = 10;
    static final int VARIABLE = 11;
    static final int ATTRIBUTE = 12;

    /** Of length 0: the records. */
    record Dim(String name, long length) {}

    /**
     * @param dims indices of dimensions
     * @param begin offset in the file of its first value
     */
    record Var(String name, int[] dims, Attributes attributes, DataType type, long begin) {}

    boolean ofRecords(Var v) {
        return v.dims().length > 0 && dims.get(v.dims()[0]).length() == 0;
    }

    /** Bytes of the values of a variable, of one record where it has records, before padding. */
    long bytes(Var v) {
        long bytes = v.type().bytes();
        for (int d : v.dims()) {
            long length = dims.get(d).length();
            bytes = length == 0 ? bytes : Math.multiplyExact(bytes, length);
        }
        return bytes;
    }

    static long padded(long bytes) {
        return (bytes + 3) / 4 * 4;
    }

    /** Bytes of a record; the values of one only record variable are not padded. */
    long recordBytes() {
        List<Var> variables = vars.stream().filter(this::ofRecords).toList();
        return variables.size() == 1
                ? bytes(variables.get(0))
                : variables.stream().mapToLong(v -> padded(bytes(v))).sum();
    }

    /** Where values end, given the number of records. */
    long end(Var v, long count) {
        if (!ofRecords(v)) {
            return v.begin() + bytes(v);
        }
        return count == 0 ? v.begin() : v.begin() + (count - 1) * recordBytes() + bytes(v);
    }

    static ClassicHeader read(HeaderInput in) throws IOException {
        in.name(3);
        int version = in.bytes(1).get();
        if (version != 1 && version != 2 && version != 5) {
            throw new IllegalArgumentException("its version must be 1, 2 or 5, was " + version);
        }
        boolean wide = version == 5;
        long records = wide ? in.wide() : in.narrow();
        List<Dim> dims = new ArrayList<>();
        int n = in.count(DIMENSION, wide);
        for (int i = 0; i < n; i++) {
            dims.add(new Dim(in.string(wide), in.size(wide)));
        }
        Attributes attributes = attributes(in, wide);
        List<Var> vars = new ArrayList<>();
        n = in.count(VARIABLE, wide);
        for (int i = 0; i < n; i++) {
            String name = in.string(wide);
            int[] of = new int[in.length(wide)];
            for (int d = 0; d < of.length; d++) {
                of[d] = (int) in.size(wide);
                if (of[d] < 0 || of[d] >= dims.size()) {
                    throw new IllegalArgumentException("variable " + name + " must have dimensions of 0 .. "
                            + (dims.size() - 1) + ", had " + of[d]);
                }
            }
            Attributes own = attributes(in, wide);
            DataType type = DataType.of((int) in.narrow());
            in.size(wide);
            vars.add(new Var(name, of, own, type, version == 1 ? in.narrow() : in.wide()));
        }
        return new ClassicHeader(version, wide || records != 0xFFFFFFFFL ? records : -1, dims, attributes, vars);
    }

    private static Attributes attributes(HeaderInput in, boolean wide) throws IOException {
        Attributes attributes = new Attributes();
        int n = in.count(ATTRIBUTE, wide);
        for (int i = 0; i < n; i++) {
            String name = in.string(wide);
            DataType type = DataType.of((int) in.narrow());
            int length = in.length(wide);
            if (type == DataType.CHAR) {
                attributes.with(name, in.text(length).replace("\0", ""));
            } else {
                int bytes = Math.multiplyExact(length, type.bytes());
                ByteBuffer values = in.bytes((int) padded(bytes));
                double[] numbers = new double[length];
                for (int k = 0; k < length; k++) {
                    numbers[k] = type.read(values);
                }
                attributes.with(name, type, numbers);
            }
        }
        return attributes;
    }
}
