package org.plume.bench.server;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One line of the table.
 *
 * @param name of the line
 * @param target what is asked, in words
 * @param met whether it is so
 * @param numbers what was measured
 */
record Finding(String name, String target, boolean met, Map<String, Object> numbers) {

    /** With one more number. */
    Finding with(String key, Object number) {
        Map<String, Object> more = new LinkedHashMap<>(numbers);
        more.put(key, number);
        return new Finding(name, target, met, more);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.putAll(numbers);
        json.put("target", target);
        json.put("met", met);
        return json;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name)
                .append(met ? ": met" : ": MISSED")
                .append(" (")
                .append(target);
        text.append(")\n   ");
        numbers.forEach((key, value) -> text.append(' ')
                .append(key)
                .append(' ')
                .append(value instanceof Double d ? String.format(Locale.ROOT, "%.3f", d) : value)
                .append(','));
        text.setLength(text.length() - 1);
        return text.toString();
    }
}
