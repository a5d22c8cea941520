package org.plume.weather.task;

/** Which years train, tune and test; each first to last, both inclusive. */
public record Years(int trainFirst, int trainLast, int tuneFirst, int tuneLast, int testFirst, int testLast) {

    public Years {
        if (trainLast < trainFirst || tuneLast < tuneFirst || testLast < testFirst) {
            throw new IllegalArgumentException("years must go from first to last, were " + trainFirst + "-" + trainLast
                    + ", " + tuneFirst + "-" + tuneLast + ", " + testFirst + "-" + testLast);
        }
        if ((tuneFirst <= trainLast && tuneLast >= trainFirst) || (testFirst <= trainLast && testLast >= trainFirst)) {
            throw new IllegalArgumentException(
                    "years to tune and to test must not be among those to train, " + trainFirst + "-" + trainLast);
        }
    }

    /** All but the last year train; the last tunes and tests. */
    public static Years lastOf(int first, int last) {
        return new Years(first, last - 1, last, last, last, last);
    }

    /** Reads {@code 2001-2007} or {@code 2008}. */
    public static int[] parse(String option, String text) {
        String[] parts = text.split("-", 2);
        try {
            int first = Integer.parseInt(parts[0].trim());
            return new int[] {first, parts.length == 1 ? first : Integer.parseInt(parts[1].trim())};
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " must be like 2001-2007 or 2008, was '" + text + "'", e);
        }
    }
}
