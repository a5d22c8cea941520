package org.plume.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of demonstrations, or its change: {@code x}, or {@code delta(x)} = next minus current.
 *
 * @param delta whether the change is meant
 */
public record Column(String name, boolean delta) {

    private static final Pattern FORM = Pattern.compile("\\s*(?:delta\\(\\s*([\\w.]+)\\s*\\)|([\\w.]+))\\s*");

    /** Reads {@code name} or {@code delta(name)}. */
    public static Column parse(String expression) {
        Matcher matcher = FORM.matcher(expression);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "column must be a name or delta(name), letters, digits, _ and . alone, was \"" + expression + "\"");
        }
        String changed = matcher.group(1);
        return changed == null ? new Column(matcher.group(2), false) : new Column(changed, true);
    }

    /** Comma-separated, as {@code --observation} and {@code --action} take them. */
    public static List<Column> parseList(String expressions) {
        List<Column> columns = new ArrayList<>();
        for (String expression : expressions.split(",", -1)) {
            Column column = parse(expression);
            if (columns.contains(column)) {
                throw new IllegalArgumentException("column " + column + " must be named once, was named twice");
            }
            columns.add(column);
        }
        return columns;
    }

    @Override
    public String toString() {
        return delta ? "delta(" + name + ")" : name;
    }
}
