package org.plume.weather.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plume.weather.io.ClassicHeader.Dim;
import org.plume.weather.io.ClassicHeader.Var;

/** Reads NetCDF classic, 64-bit offset and 64-bit data. */
final class ClassicFile implements NetcdfFile {

    private final Path path;
    private final FileChannel channel;
    private final ClassicHeader header;
    private final List<NetcdfVariable> variables = new ArrayList<>();
    private final long recordBytes;

    private ClassicFile(Path path, FileChannel channel, ClassicHeader header, long records) {
        this.path = path;
        this.channel = channel;
        this.header = header;
        recordBytes = header.recordBytes();
        for (Var v : header.vars()) {
            List<NetcdfVariable.Dimension> dims = new ArrayList<>();
            for (int d : v.dims()) {
                Dim dim = header.dims().get(d);
                boolean unlimited = dim.length() == 0;
                dims.add(new NetcdfVariable.Dimension(dim.name(), unlimited ? records : dim.length(), unlimited));
            }
            variables.add(new NetcdfVariable(v.name(), dims, v.attributes()));
        }
    }

    static ClassicFile open(Path file) throws IOException {
        long size = Files.size(file);
        ClassicHeader header;
        long records;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            header = ClassicHeader.read(new HeaderInput(in, size));
            records = records(header, size);
            for (Var v : header.vars()) {
                long end = header.end(v, records);
                if (v.begin() < 0 || end > size) {
                    throw new EOFException("variable " + v.name() + " ends at byte " + end + ", but the file at " + size
                            + ": it is truncated");
                }
            }
        } catch (IllegalArgumentException | EOFException | ArithmeticException e) {
            throw new IllegalArgumentException(file + " is not a sound NetCDF file: " + e.getMessage(), e);
        }
        return new ClassicFile(file, FileChannel.open(file, StandardOpenOption.READ), header, records);
    }

    private static long records(ClassicHeader header, long size) {
        if (header.records() >= 0) {
            return header.records();
        }
        long begin = header.vars().stream()
                .filter(header::ofRecords)
                .mapToLong(Var::begin)
                .min()
                .orElse(size);
        return header.recordBytes() == 0 ? 0 : (size - begin) / header.recordBytes();
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Attributes attributes() {
        return header.attributes();
    }

    @Override
    public List<NetcdfVariable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public double[] raw(NetcdfVariable variable, long[] origin, int[] count) throws IOException {
        variable.check(origin, count);
        Var v = header.vars().get(variables.indexOf(variable));
        int size = Arrays.stream(count).reduce(1, Math::multiplyExact);
        double[] values = new double[size];
        if (size > 0) {
            new Box(v, variable.shape(), origin, count).read(values);
        }
        return values;
    }

    /** A box as runs of values that lie one after the other. */
    private final class Box {

        private final Var v;
        private final long[] shape;
        private final long[] origin;
        private final int[] count;
        private final int outer;
        private final ByteBuffer run;

        Box(Var v, long[] shape, long[] origin, int[] count) {
            this.v = v;
            this.shape = shape;
            this.origin = origin;
            this.count = count;
            int first = header.ofRecords(v) ? 1 : 0;
            int d = shape.length;
            long length = 1;
            while (d > first && length * count[d - 1] * v.type().bytes() <= 1 << 26) {
                d--;
                length *= count[d];
                if (count[d] < shape[d]) {
                    break;
                }
            }
            outer = d;
            run = ByteBuffer.allocate((int) (length * v.type().bytes()));
        }

        void read(double[] values) throws IOException {
            long[] at = origin.clone();
            int filled = 0;
            while (filled < values.length) {
                run.clear();
                long position = offset(at);
                while (run.hasRemaining()) {
                    if (channel.read(run, position + run.position()) < 0) {
                        throw new EOFException(path + " ended while " + v.name() + " was read");
                    }
                }
                run.flip();
                while (run.hasRemaining()) {
                    values[filled++] = v.type().read(run);
                }
                for (int d = outer - 1; d >= 0 && ++at[d] == origin[d] + count[d]; d--) {
                    at[d] = origin[d];
                }
            }
        }

        private long offset(long[] at) {
            boolean records = header.ofRecords(v);
            long index = 0;
            for (int d = records ? 1 : 0; d < at.length; d++) {
                index = index * shape[d] + at[d];
            }
            return v.begin()
                    + (records ? at[0] * recordBytes : 0)
                    + index * v.type().bytes();
        }
    }

    @Override
    public List<String> strings(NetcdfVariable variable) throws IOException {
        Var v = header.vars().get(variables.indexOf(variable));
        if (v.type() != DataType.CHAR || v.dims().length == 0) {
            throw new IllegalArgumentException(v.name() + " must hold characters, holds " + v.type());
        }
        double[] characters = raw(variable, new long[v.dims().length], toInt(variable.shape()));
        int length = (int) variable.shape()[v.dims().length - 1];
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < characters.length; i += length) {
            byte[] bytes = new byte[length];
            for (int k = 0; k < length; k++) {
                bytes[k] = (byte) characters[i + k];
            }
            strings.add(
                    new String(bytes, StandardCharsets.UTF_8).replace("\0", "").stripTrailing());
        }
        return strings;
    }

    private static int[] toInt(long[] shape) {
        return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
