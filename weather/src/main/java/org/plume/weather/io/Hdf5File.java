package org.plume.weather.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the root group of NetCDF-4 files, by jHDF. */
final class Hdf5File implements NetcdfFile {

    /** Attributes that HDF5 and NetCDF-4 keep their own books with. */
    private static final List<String> HIDDEN = List.of(
            "DIMENSION_LIST",
            "REFERENCE_LIST",
            "CLASS",
            "NAME",
            "_Netcdf4Dimid",
            "_Netcdf4Coordinates",
            "_NCProperties");

    private static final String NO_VARIABLE = "This is a netCDF dimension but not a netCDF variable";

    private final Path path;
    private final HdfFile file;
    private final Map<NetcdfVariable, Dataset> datasets = new LinkedHashMap<>();
    private final Attributes attributes;

    private Hdf5File(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
        attributes = attributes(file);
        Map<Long, String> names = new LinkedHashMap<>();
        for (Node node : file) {
            names.put(node.getAddress(), node.getName());
        }
        for (Node node : file) {
            if (node instanceof Dataset d && !text(d, "NAME").startsWith(NO_VARIABLE)) {
                datasets.put(new NetcdfVariable(d.getName(), dimensions(d, names), attributes(d)), d);
            }
        }
    }

    static Hdf5File open(Path path) throws IOException {
        HdfFile file = null;
        try {
            file = new HdfFile(path);
            return new Hdf5File(path, file);
        } catch (RuntimeException e) {
            if (file != null) {
                file.close();
            }
            throw unsound(path, e);
        }
    }

    private static IllegalArgumentException unsound(Path path, RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new IllegalArgumentException(
                path + " is not a sound NetCDF-4 file: it is truncated or corrupt (" + cause.getMessage() + ")", e);
    }

    private static List<NetcdfVariable.Dimension> dimensions(Dataset d, Map<Long, String> names) {
        long[] shape = d.getDimensionsAsLong();
        long[] most = d.getMaxSize();
        Attribute list = d.getAttributes().get("DIMENSION_LIST");
        Object scales = list == null ? null : list.getData();
        List<NetcdfVariable.Dimension> dimensions = new ArrayList<>();
        for (int k = 0; k < shape.length; k++) {
            String name = d.getName() + "_" + k;
            Object scale = scales == null ? null : Array.get(scales, k);
            if (scale != null && Array.getLength(scale) > 0) {
                name = names.getOrDefault(((Number) Array.get(scale, 0)).longValue(), name);
            } else if (shape.length == 1 && text(d, "CLASS").equals("DIMENSION_SCALE")) {
                name = d.getName();
            }
            dimensions.add(new NetcdfVariable.Dimension(name, shape[k], most[k] != shape[k]));
        }
        return dimensions;
    }

    private static String text(Node node, String name) {
        Attribute attribute = node.getAttributes().get(name);
        return attribute != null && attribute.getData() instanceof String s ? s : "";
    }

    private static Attributes attributes(Node node) {
        Attributes attributes = new Attributes();
        for (Attribute attribute : node.getAttributes().values()) {
            if (HIDDEN.contains(attribute.getName()) || attribute.isEmpty()) {
                continue;
            }
            Object value = attribute.getData();
            if (value instanceof String s) {
                attributes.with(attribute.getName(), s);
            } else if (value instanceof String[] s) {
                attributes.with(attribute.getName(), String.join(", ", s));
            } else {
                double[] numbers = numbers(value);
                if (numbers.length > 0) {
                    attributes.with(attribute.getName(), DataType.DOUBLE, numbers);
                }
            }
        }
        return attributes;
    }

    /** Numbers of any type, alone or in an array; none where they are something else. */
    private static double[] numbers(Object value) {
        if (value instanceof Number n) {
            return new double[] {n.doubleValue()};
        }
        if (!value.getClass().isArray()) {
            return new double[0];
        }
        double[] numbers = new double[Array.getLength(value)];
        for (int i = 0; i < numbers.length; i++) {
            if (!(Array.get(value, i) instanceof Number n)) {
                return new double[0];
            }
            numbers[i] = n.doubleValue();
        }
        return numbers;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public List<NetcdfVariable> variables() {
        return List.copyOf(datasets.keySet());
    }

    private Dataset dataset(NetcdfVariable variable) {
        return Objects.requireNonNull(datasets.get(variable), variable.name());
    }

    @Override
    public double[] raw(NetcdfVariable variable, long[] origin, int[] count) {
        variable.check(origin, count);
        int size = Arrays.stream(count).reduce(1, Math::multiplyExact);
        if (size == 0) {
            return new double[0];
        }
        Dataset d = dataset(variable);
        try {
            double[] values = new double[size];
            int filled = fill(values, 0, count.length == 0 ? d.getData() : d.getData(origin, count));
            if (filled != size) {
                throw new HdfException(variable.name() + " gave " + filled + " of " + size + " values");
            }
            return values;
        } catch (HdfException | IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
            throw unsound(path, e);
        }
    }

    private static int fill(double[] into, int at, Object value) {
        if (value instanceof float[] f) {
            for (float x : f) {
                into[at++] = x;
            }
            return at;
        }
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                at = fill(into, at, Array.get(value, i));
            }
            return at;
        }
        if (!(value instanceof Number n)) {
            throw new IllegalArgumentException(
                    "a variable must hold numbers, held " + value.getClass().getSimpleName());
        }
        into[at] = n.doubleValue();
        return at + 1;
    }

    @Override
    public List<String> strings(NetcdfVariable variable) {
        if (dataset(variable).getData() instanceof String[] s) {
            return List.of(s);
        }
        throw new IllegalArgumentException(variable.name() + " must hold strings");
    }

    @Override
    public void close() {
        file.close();
    }
}
