package org.plume.weather.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The attributes of a variable or a file: text or numbers, by name. */
public final class Attributes {

    /** Values are String or double[]. */
    private final Map<String, Object> values = new LinkedHashMap<>();

    private final Map<String, DataType> types = new LinkedHashMap<>();

    public Attributes with(String name, String text) {
        values.put(name, text);
        types.put(name, DataType.CHAR);
        return this;
    }

    Attributes with(String name, DataType type, double... numbers) {
        values.put(name, numbers.clone());
        types.put(name, type);
        return this;
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** Text, where there is an attribute of this name that is text. */
    public Optional<String> text(String name) {
        return values.get(name) instanceof String s ? Optional.of(s) : Optional.empty();
    }

    /** Numbers, where there is an attribute of this name that is numbers. */
    public Optional<double[]> numbers(String name) {
        return values.get(name) instanceof double[] d && d.length > 0 ? Optional.of(d.clone()) : Optional.empty();
    }

    /** The first of the numbers. */
    public Optional<Double> number(String name) {
        return numbers(name).map(n -> n[0]);
    }

    DataType type(String name) {
        return types.getOrDefault(name, DataType.CHAR);
    }
}
