package org.plume.weather.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An open NetCDF file: classic, 64-bit offset or 64-bit data, or NetCDF-4, which is HDF5. Used by one thread. */
public interface NetcdfFile extends Closeable {

    /**
     * Opens a file and reads what it says of itself, but no data.
     *
     * @throws IllegalArgumentException if it is not NetCDF, or is truncated or corrupt
     */
    static NetcdfFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " must be a NetCDF file, but "
                    + (Files.isDirectory(file) ? "is a folder" : "does not exist"));
        }
        byte[] magic = new byte[8];
        int n;
        try (InputStream in = Files.newInputStream(file)) {
            n = in.readNBytes(magic, 0, magic.length);
        }
        if (n >= 4 && magic[0] == 'C' && magic[1] == 'D' && magic[2] == 'F') {
            return ClassicFile.open(file);
        }
        if (n == 8 && (magic[0] & 0xFF) == 0x89 && magic[1] == 'H' && magic[2] == 'D' && magic[3] == 'F') {
            return Hdf5File.open(file);
        }
        throw new IllegalArgumentException(
                file + " must be NetCDF: classic, 64-bit offset or data, or NetCDF-4; it begins like none of them");
    }

    Path path();

    Attributes attributes();

    List<NetcdfVariable> variables();

    /**
     * A box of a variable's values, row-major, as they are stored: not unpacked, missing values as they are.
     *
     * @param origin first index of each dimension
     * @param count how many of each dimension
     */
    double[] raw(NetcdfVariable variable, long[] origin, int[] count) throws IOException;

    /** Strings, one an entry: of strings, or of characters whose last dimension is the place in the string. */
    List<String> strings(NetcdfVariable variable) throws IOException;

    /** The variable of this name. */
    default Optional<NetcdfVariable> find(String name) {
        return variables().stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** The variable of this name; else an error that says which exist. */
    default NetcdfVariable variable(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("variable must be one of "
                        + variables().stream().map(NetcdfVariable::name).toList() + " of " + path() + ", was " + name));
    }

    /** A box of a variable's values: unpacked by scale and offset, NaN where missing. */
    default double[] read(NetcdfVariable variable, long[] origin, int[] count) throws IOException {
        double[] values = raw(variable, origin, count);
        Packing.of(variable).unpack(values);
        return values;
    }

    /** All of a variable. */
    default double[] read(NetcdfVariable variable) throws IOException {
        if (variable.size() > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(
                    variable.name() + " must have < 2^31 values to be read at once, had " + variable.size());
        }
        int[] count = new int[variable.dimensions().size()];
        for (int d = 0; d < count.length; d++) {
            count[d] = (int) variable.dimensions().get(d).length();
        }
        return read(variable, new long[count.length], count);
    }
}
