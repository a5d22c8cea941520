package org.plume.weather.io;

import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plume.weather.Calendar;

/** Dates of any calendar as people write them, to and from days since 1970-01-01T00:00 of that calendar. */
public final class CfDate {

    private static final Pattern DATE = Pattern.compile("([+-]?\\d{1,4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:[T ]+(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d*)?)?)?)?"
            + "\\s*(Z|UTC|GMT|[+-]\\d{1,2}(?::?\\d{2})?)?");

    private static final int[] NOLEAP = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] ALL_LEAP = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final int SECONDS = 86_400;

    private CfDate() {}

    /** Of a date like 2008-01-05 or 2008-01-05T12:00; of model time, the number itself. */
    public static double parse(String text, Calendar calendar) {
        if (calendar == Calendar.NONE) {
            try {
                return Double.parseDouble(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("a model time must be a number, was " + text, e);
            }
        }
        return parse(text, calendar, false);
    }

    /** @param mixed whether dates before 1582-10-15 are Julian */
    static double parse(String text, Calendar calendar, boolean mixed) {
        Matcher m = DATE.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("a date must be like 2008-01-05 or 2008-01-05T12:00, was " + text);
        }
        int year = Integer.parseInt(m.group(1));
        int month = Integer.parseInt(m.group(2));
        int day = Integer.parseInt(m.group(3));
        int seconds = number(m.group(4), 24) * 3600 + number(m.group(5), 60) * 60 + number(m.group(6), 60);
        return day(year, month, day, calendar, mixed, text) + (double) (seconds - offset(m.group(7))) / SECONDS;
    }

    private static int number(@Nullable String text, int below) {
        int value = text == null ? 0 : Integer.parseInt(text);
        if (value >= below) {
            throw new IllegalArgumentException("a part of a time must be < " + below + ", was " + value);
        }
        return value;
    }

    /** Seconds east of Greenwich. */
    private static int offset(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
        return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    private static long day(int year, int month, int day, Calendar calendar, boolean mixed, String text) {
        int[] lengths = calendar == Calendar.ALL_LEAP ? ALL_LEAP : NOLEAP;
        boolean gregorian = calendar == Calendar.GREGORIAN;
        int most = calendar == Calendar.DAY_360
                ? 30
                : gregorian ? ALL_LEAP[Math.floorMod(month - 1, 12)] : lengths[Math.floorMod(month - 1, 12)];
        if (month < 1 || month > 12 || day < 1 || day > most) {
            throw new IllegalArgumentException(
                    "a date must be one of the calendar " + CfTime.name(calendar) + ", was " + text);
        }
        if (gregorian) {
            return gregorian(year, month, day, mixed, text);
        }
        if (calendar == Calendar.DAY_360) {
            return (year - 1970L) * 360 + (month - 1) * 30L + day - 1;
        }
        long days = (year - 1970L) * (calendar == Calendar.ALL_LEAP ? 366 : 365) + day - 1;
        for (int k = 0; k < month - 1; k++) {
            days += lengths[k];
        }
        return days;
    }

    private static long gregorian(int year, int month, int day, boolean mixed, String text) {
        boolean leap = year % 4 == 0;
        if (month == 2 && day == 29 && !((mixed && year < 1582) ? leap : Year.isLeap(year))) {
            throw new IllegalArgumentException("a date must be one of the calendar, was " + text);
        }
        if (mixed && year * 10_000 + month * 100 + day < 15_821_015) {
            return julian(year, month, day);
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    /** Days since 1970-01-01 (Gregorian) of a Julian date; Richards 2013, by the Julian day number. */
    private static long julian(int year, int month, int day) {
        long a = month < 3 ? 1 : 0;
        long y = year + 4800L - a;
        long m = month + 12 * a - 3;
        long number = day + (153 * m + 2) / 5 + 365 * y + Math.floorDiv(y, 4) - 32_083;
        return number - 2_440_588;
    }

    /** A time as people write it; model time as a number. */
    public static String text(double time, Calendar calendar) {
        if (calendar == Calendar.NONE) {
            return String.format(Locale.ROOT, "%g", time);
        }
        long total = Math.round(time * SECONDS);
        long day = Math.floorDiv(total, SECONDS);
        int second = Math.floorMod(total, SECONDS);
        String date = date(day, calendar);
        if (second == 0) {
            return date;
        }
        String minutes = String.format(Locale.ROOT, "%sT%02d:%02d", date, second / 3600, second / 60 % 60);
        return second % 60 == 0 ? minutes : minutes + String.format(Locale.ROOT, ":%02d", second % 60);
    }

    private static String date(long day, Calendar calendar) {
        if (calendar == Calendar.GREGORIAN) {
            return LocalDate.ofEpochDay(day).toString();
        }
        int perYear = calendar == Calendar.DAY_360 ? 360 : calendar == Calendar.ALL_LEAP ? 366 : 365;
        long year = 1970 + Math.floorDiv(day, perYear);
        int rest = Math.floorMod(day, perYear);
        int month = 0;
        int[] lengths = calendar == Calendar.ALL_LEAP ? ALL_LEAP : NOLEAP;
        while (rest >= (calendar == Calendar.DAY_360 ? 30 : lengths[month])) {
            rest -= calendar == Calendar.DAY_360 ? 30 : lengths[month];
            month++;
        }
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month + 1, rest + 1);
    }
}
