package org.plume.weather.verify;

/**
 * The Brier score of the event x &gt; threshold, forecast with the share i/M of the members for which it comes true:
 *
 * <pre>
 * ordinary  (i/M - o)^2
 * fair      (i/M - o)^2 - i(M - i)/(M^2 (M - 1))
 * </pre>
 *
 * Brier 1950; Ferro 2014, eq. 2.
 *
 * @param members M, without the missing ones
 * @param events i, members for which the event comes true
 * @param happened whether it did
 */
public record Brier(int members, int events, boolean happened) {

    /** Of members, of which NaN ones are dropped; at least one must be left, and the truth be known. */
    public static Brier of(double threshold, double[] members, double truth) {
        int known = 0;
        int events = 0;
        for (double x : members) {
            known += Double.isNaN(x) ? 0 : 1;
            events += x > threshold ? 1 : 0;
        }
        if (known == 0 || Double.isNaN(truth)) {
            throw new IllegalArgumentException(
                    "an event must have a truth and >= 1 members that are known, had " + truth + " and " + known);
        }
        return new Brier(known, events, truth > threshold);
    }

    /** The ordinary score. */
    public double ecdf() {
        double d = (double) events / members - (happened ? 1 : 0);
        return d * d;
    }

    /** The fair score; NaN for one member. */
    public double fair() {
        if (members < 2) {
            return Double.NaN;
        }
        return ecdf() - (double) events * (members - events) / members / members / (members - 1);
    }
}
