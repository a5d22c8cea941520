package org.plume.weather;

import java.time.LocalDate;

/**
 * What a time means. Times of a calendar are days since 1970-01-01T00:00 in that calendar; those without one are model
 * time units, and have no season.
 */
public enum Calendar {
    /** Model time units. */
    NONE,
    /** CF {@code standard}, {@code gregorian} and {@code proleptic_gregorian}: as Java counts, in UTC. */
    GREGORIAN,
    /** CF {@code noleap}, {@code 365_day}. */
    NOLEAP,
    /** CF {@code all_leap}, {@code 366_day}. */
    ALL_LEAP,
    /** CF {@code 360_day}. */
    DAY_360;

    private static final int EPOCH = 1970;

    /** Days of the years that are all alike. */
    private int days() {
        return this == NOLEAP ? 365 : this == ALL_LEAP ? 366 : 360;
    }

    /** The year of a time. */
    public int year(double time) {
        return switch (this) {
            case NONE -> throw new IllegalArgumentException("model time has no years");
            case GREGORIAN -> date(time).getYear();
            default -> EPOCH + (int) Math.floor(time / days());
        };
    }

    /** How much of its year has passed, in [0, 1); 0 where there is no season. */
    public double season(double time) {
        return switch (this) {
            case NONE -> 0;
            case GREGORIAN -> {
                LocalDate date = date(time);
                double into = date.getDayOfYear() - 1 + (time - Math.floor(time));
                yield into / date.lengthOfYear();
            }
            default -> time / days() - Math.floor(time / days());
        };
    }

    private static LocalDate date(double time) {
        return LocalDate.ofEpochDay((long) Math.floor(time));
    }
}
