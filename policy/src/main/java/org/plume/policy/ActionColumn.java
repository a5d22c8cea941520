package org.plume.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One coordinate of an action, read from demonstrations.
 *
 * <p>{@code x} is the value to command. {@code delta(x)} is the change of x from one step to the next; the network then
 * sees the path of x relative to its present value. {@code delta(y, x)} is the same where another column y holds the path
 * that is to be followed: y's future relative to the present x.
 *
 * @param source the demonstration column that holds the path
 * @param anchor the observation whose present value the path is relative to; null for an absolute action
 */
public record ActionColumn(String source, @Nullable String anchor) {

    private static final Pattern DELTA = Pattern.compile("delta\\(\\s*([^(),\\s]+)\\s*(?:,\\s*([^(),\\s]+)\\s*)?\\)");
    private static final Pattern PLAIN = Pattern.compile("[^(),\\s]+");

    /** Reads {@code x}, {@code delta(x)} or {@code delta(path, x)}. */
    @JsonCreator
    public static ActionColumn parse(String text) {
        Matcher delta = DELTA.matcher(text.trim());
        if (delta.matches()) {
            String source = delta.group(1);
            return new ActionColumn(source, delta.group(2) == null ? source : delta.group(2));
        }
        if (!PLAIN.matcher(text.trim()).matches()) {
            throw new IllegalArgumentException(
                    "an action must read x, delta(x) or delta(path, x), was \"" + text + "\"");
        }
        return new ActionColumn(text.trim(), null);
    }

    public boolean relative() {
        return anchor != null;
    }

    /** What is commanded: {@code delta(x)} for every path relative to x, whichever column it was read from, else {@code x}. */
    public String command() {
        return anchor == null ? source : "delta(" + anchor + ")";
    }

    /** As {@link #parse} reads it. */
    @JsonValue
    @Override
    public String toString() {
        if (anchor == null) {
            return source;
        }
        return source.equals(anchor) ? "delta(" + source + ")" : "delta(" + source + ", " + anchor + ")";
    }
}
