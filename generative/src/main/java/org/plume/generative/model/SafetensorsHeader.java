package org.plume.generative.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a safetensors file: what lies where in the data that follow it. Parsing checks everything that can be
 * known without reading the data: names once only, types known, extents and their product without overflow, and the
 * data covered without a hole, an overlap or a rest.
 */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {

    static final String METADATA = "__metadata__";
    private static final int MAX_RANK = 32;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(8).build())
            .build();

    /** One tensor: bytes {@code [begin, end)} of the data. */
    record Entry(Dtype dtype, long[] shape, long begin, long end) {

        long elements() {
            return (end - begin) / dtype.bytes();
        }
    }

    /**
     * Parses the header.
     *
     * @param dataBytes how many bytes follow the header; the entries must cover them exactly
     */
    static SafetensorsHeader parse(Reader text, long dataBytes) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, "the header");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(METADATA)) {
                    readMetadata(json, metadata);
                } else {
                    entries.put(name, readEntry(json, name));
                }
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("the header must end with its closing brace, went on");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the header must be JSON without duplicate keys: " + e.getOriginalMessage());
        }
        return new SafetensorsHeader(covering(entries, dataBytes), metadata);
    }

    private static void readMetadata(JsonParser json, Map<String, String> metadata) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT, METADATA);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING, METADATA + "." + key);
            metadata.put(key, json.getText());
        }
    }

    private static Entry readEntry(JsonParser json, String name) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT, name);
        Dtype dtype = null;
        long[] shape = null;
        long[] offsets = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> dtype = readDtype(json, name);
                case "shape" -> shape = readNaturals(json, name + ".shape");
                case "data_offsets" -> offsets = readNaturals(json, name + ".data_offsets");
                default ->
                    throw new IllegalArgumentException(
                            name + " must have dtype, shape and data_offsets only, had " + key);
            }
        }
        return checked(name, dtype, shape, offsets);
    }

    private static Entry checked(
            String name, @Nullable Dtype dtype, long @Nullable [] shape, long @Nullable [] offsets) {
        if (dtype == null || shape == null || offsets == null) {
            throw new IllegalArgumentException(name + " must have dtype, shape and data_offsets");
        }
        if (offsets.length != 2 || offsets[1] < offsets[0]) {
            throw new IllegalArgumentException(
                    name + ".data_offsets must be [begin, end] with begin <= end, was " + Arrays.toString(offsets));
        }
        long bytes = dtype.bytes();
        try {
            for (long extent : shape) {
                bytes = Math.multiplyExact(bytes, extent);
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    name + ".shape must have fewer than 2^63 bytes, was " + Arrays.toString(shape));
        }
        if (offsets[1] - offsets[0] != bytes) {
            throw new IllegalArgumentException(name + ".data_offsets must span " + bytes + " bytes for " + dtype
                    + Arrays.toString(shape) + ", spanned " + (offsets[1] - offsets[0]));
        }
        return new Entry(dtype, shape, offsets[0], offsets[1]);
    }

    private static Dtype readDtype(JsonParser json, String name) throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING, name + ".dtype");
        String text = json.getText();
        for (Dtype dtype : Dtype.values()) {
            if (dtype.name().equals(text)) {
                return dtype;
            }
        }
        throw new IllegalArgumentException(
                name + ".dtype must be one of " + Arrays.toString(Dtype.values()) + ", was " + text);
    }

    private static long[] readNaturals(JsonParser json, String name) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY, name);
        List<Long> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, name);
            if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
                throw new IllegalArgumentException(name + " must hold integers in [0, 2^63), had " + json.getText());
            }
            values.add(json.getLongValue());
            if (values.size() > MAX_RANK) {
                throw new IllegalArgumentException(name + " must have at most " + MAX_RANK + " entries");
            }
        }
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    /** The entries in the order of their data, which they must cover exactly. */
    private static Map<String, Entry> covering(Map<String, Entry> entries, long dataBytes) {
        List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries.entrySet());
        sorted.sort(Comparator.<Map.Entry<String, Entry>>comparingLong(e -> e.getValue().begin)
                .thenComparingLong(e -> e.getValue().end));
        Map<String, Entry> ordered = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, Entry> e : sorted) {
            if (e.getValue().begin != end) {
                throw new IllegalArgumentException(e.getKey() + ".data_offsets must begin at " + end
                        + ", where the tensor before it ends, began at " + e.getValue().begin);
            }
            end = e.getValue().end;
            ordered.put(e.getKey(), e.getValue());
        }
        if (end != dataBytes) {
            throw new IllegalArgumentException(
                    "the data must have " + end + " bytes, as the header says, had " + dataBytes);
        }
        return ordered;
    }

    private static void expect(@Nullable JsonToken actual, JsonToken expected, String name) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    name + " must be " + expected + ", was " + (actual == null ? "the end of the header" : actual));
        }
    }
}
