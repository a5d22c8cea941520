package org.plume.weather.io;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plume.weather.Calendar;

/**
 * Times by the CF conventions (1.11, section 4.4): numbers in a unit since a date of a calendar. Inside, time is days since
 * 1970-01-01T00:00 of the same calendar; without a date it is model time.
 *
 * @param days in a unit; 1 for model time
 * @param epoch the date that numbers count from, days since 1970-01-01
 */
public record CfTime(Calendar calendar, double days, double epoch) {

    private static final Pattern SINCE = Pattern.compile("\\s*(\\w+)\\s+since\\s+(.+?)\\s*", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException for a unit, a date or a calendar that is not understood */
    public static CfTime of(String units, String calendar) {
        Matcher since = SINCE.matcher(units);
        if (!since.matches()) {
            return new CfTime(Calendar.NONE, 1, 0);
        }
        Calendar kind = calendar(calendar);
        return new CfTime(
                kind, days(since.group(1), units), CfDate.parse(since.group(2), calendar(calendar), mixed(calendar)));
    }

    static CfTime of(NetcdfVariable variable) {
        return of(variable.units(), variable.attributes().text("calendar").orElse("standard"));
    }

    private static Calendar calendar(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "standard", "gregorian", "proleptic_gregorian" -> Calendar.GREGORIAN;
            case "noleap", "365_day" -> Calendar.NOLEAP;
            case "all_leap", "366_day" -> Calendar.ALL_LEAP;
            case "360_day" -> Calendar.DAY_360;
            default ->
                throw new IllegalArgumentException("calendar must be one of standard, gregorian, proleptic_gregorian,"
                        + " noleap, 365_day, all_leap, 366_day, 360_day, was " + name);
        };
    }

    /** In the standard calendar dates before 1582-10-15 are Julian ones. */
    private static boolean mixed(String name) {
        return name.equalsIgnoreCase("standard") || name.equalsIgnoreCase("gregorian");
    }

    private static double days(String unit, String units) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "day", "days", "d" -> 1;
            case "hour", "hours", "hr", "hrs", "h" -> 1 / 24.0;
            case "minute", "minutes", "min", "mins" -> 1 / 1440.0;
            case "second", "seconds", "sec", "secs", "s" -> 1 / 86_400.0;
            case "millisecond", "milliseconds", "msec", "ms" -> 1 / 86_400_000.0;
            default ->
                throw new IllegalArgumentException(
                        "time must be in days, hours, minutes, seconds or milliseconds since a date, was in \"" + units
                                + "\": the length of others is not the same everywhere");
        };
    }

    /** Days since 1970-01-01 of a number of the file, to the nearest second. */
    public double time(double number) {
        if (calendar == Calendar.NONE) {
            return number;
        }
        double perDay = Math.rint(1 / days);
        double seconds = Math.rint(number / perDay * 86_400.0);
        return epoch + seconds / 86_400.0;
    }

    /** The name of a calendar in a file. */
    public static String name(Calendar calendar) {
        return switch (calendar) {
            case NONE -> "none";
            case GREGORIAN -> "proleptic_gregorian";
            case NOLEAP -> "noleap";
            case ALL_LEAP -> "all_leap";
            case DAY_360 -> "360_day";
        };
    }

    /** The units of times that count as they do inside. */
    public static String units(Calendar calendar) {
        return calendar == Calendar.NONE ? "1" : "days since 1970-01-01 00:00:00";
    }
}
