package org.plume.weather.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.weather.io.ClassicHeader.Var;

/** NetCDF files of a test's own, whole. */
final class Written {

    private final ClassicLayout layout = new ClassicLayout(new Attributes().with("Conventions", "CF-1.11"));
    private final Map<String, double[]> values = new LinkedHashMap<>();

    Written dimension(String name, int length) {
        layout.dimension(name, length);
        return this;
    }

    Written variable(String name, DataType type, Attributes attributes, String dimensions, double... data) {
        layout.variable(name, type, attributes, dimensions.split(" "));
        values.put(name, data);
        return this;
    }

    /** A coordinate variable and its dimension. */
    Written axis(String name, String units, double... data) {
        return dimension(name, data.length)
                .variable(name, DataType.DOUBLE, new Attributes().with("units", units), name, data);
    }

    /** A file of daily states on a grid of 2 latitudes and 3 longitudes; value = 100 time + 10 latitude + longitude. */
    static Written daily(double[] times, double[] latitudes, double[] longitudes) {
        double[] data = new double[times.length * latitudes.length * longitudes.length];
        for (int k = 0; k < data.length; k++) {
            int j = k % longitudes.length;
            int i = k / longitudes.length % latitudes.length;
            data[k] = 100 * (k / longitudes.length / latitudes.length) + 10 * i + j;
        }
        return new Written()
                .axis("time", "days since 2001-01-01", times)
                .axis("lat", "degrees_north", latitudes)
                .axis("lon", "degrees_east", longitudes)
                .variable("slp", DataType.FLOAT, new Attributes().with("units", "Pa"), "time lat lon", data);
    }

    Path to(Path file) throws IOException {
        ClassicHeader header = layout.header();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ClassicLayout.encode(header), 0);
            for (Var v : header.vars()) {
                ByteBuffer bytes = ByteBuffer.allocate((int) ClassicHeader.padded(header.bytes(v)));
                for (double x : java.util.Objects.requireNonNull(values.get(v.name()))) {
                    v.type().write(bytes, x);
                }
                channel.write(bytes.clear(), v.begin());
            }
        }
        return file;
    }
}
