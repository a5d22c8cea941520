package org.plume.weather.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plume.weather.Calendar;

/** Dates as cftime for Python gives them. */
class CfTimeTest {

    @ParameterizedTest
    @CsvSource({
        "days since 1800-1-1 00:00:0.0, standard, 73414, 2001-01-01",
        "hours since 1-1-1 00:00:0.0, standard, 17540448, 2002-01-01",
        "hours since 1900-01-01 00:00:00.0, gregorian, 1025628, 2017-01-01T12:00",
        "seconds since 1970-01-01T00:00:00Z, proleptic_gregorian, 951782400, 2000-02-29",
        "days since 2000-01-01 06:00 +06:00, standard, 0.5, 2000-01-01T12:00",
        "days since 2000-02-28, noleap, 1, 2000-03-01",
        "days since 2001-02-28, all_leap, 1, 2001-02-29",
        "days since 2000-02-29, 360_day, 1, 2000-02-30",
        "days since 2000-12-30, 360_day, 1, 2001-01-01",
        "minutes since 1999-12-31 23:00, 365_day, 90, 2000-01-01T00:30"
    })
    void everyCalendar_countsAsItShould(String units, String calendar, double number, String date) {
        CfTime time = CfTime.of(units, calendar);
        assertThat(CfDate.text(time.time(number), time.calendar())).isEqualTo(date);
    }

    @Test
    void everyDay_returnsFromItsText() {
        for (Calendar calendar :
                new Calendar[] {Calendar.GREGORIAN, Calendar.NOLEAP, Calendar.ALL_LEAP, Calendar.DAY_360}) {
            for (int day = -2000; day < 2000; day++) {
                double time = day + 0.25;
                assertThat(CfDate.parse(CfDate.text(time, calendar), calendar)).isEqualTo(time);
            }
        }
    }

    @Test
    void timesWithoutADate_areModelTime() {
        assertThat(CfTime.of("1", "standard").calendar()).isEqualTo(Calendar.NONE);
        assertThat(CfTime.of("1", "standard").time(0.2)).isEqualTo(0.2);
    }

    @Test
    void whatIsNotUnderstood_isRefused() {
        assertThatThrownBy(() -> CfTime.of("months since 2000-01-01", "standard"))
                .hasMessageStartingWith("time must be in days, hours, minutes, seconds or milliseconds since a date");
        assertThatThrownBy(() -> CfTime.of("days since 2000-01-01", "julian"))
                .hasMessageStartingWith("calendar must be one of standard");
        assertThatThrownBy(() -> CfTime.of("days since 2000-01-31", "360_day"))
                .hasMessage("a date must be one of the calendar 360_day, was 2000-01-31");
        assertThatThrownBy(() -> CfDate.parse("2001-02-29", Calendar.GREGORIAN)).hasMessageContaining("2001-02-29");
    }
}
