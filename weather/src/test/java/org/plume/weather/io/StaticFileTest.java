package org.plume.weather.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.weather.Grid;
import org.plume.weather.StaticFields;

class StaticFileTest {

    private static final double[] DAYS = {0, 1, 2};
    private static final double[] LAT = {50, 52.5};
    private static final double[] LON = {-10, -7.5, -5};
    private static final Grid GRID = new Grid.LatLon(LAT, LON);

    @TempDir
    Path folder;

    /** Beside states: heights packed and with a fill value, a mask, and fields that are no use. */
    private Path file(double... latitudes) throws IOException {
        Attributes packed = new Attributes()
                .with("units", "m")
                .with("scale_factor", DataType.DOUBLE, 0.5)
                .with("add_offset", DataType.DOUBLE, 100)
                .with("_FillValue", DataType.SHORT, -999);
        return Written.daily(DAYS, latitudes, LON)
                .axis("x", "1", 1, 2)
                .variable("orog", DataType.SHORT, packed, "lat lon", 0, 2, 4, 6, 8, -999)
                .variable("lsm", DataType.BYTE, new Attributes(), "lat lon", 0, 0, 1, 1, 1, 1)
                .variable("flat", DataType.FLOAT, new Attributes(), "lat lon", 7, 7, 7, 7, 7, 7)
                .variable("none", DataType.FLOAT, new Attributes(), "lat lon", nothing())
                .variable("endless", DataType.FLOAT, new Attributes(), "lat lon", 0, 0, 0, 0, 0, 1.0 / 0)
                .variable("coarse", DataType.FLOAT, new Attributes(), "lat x", 1, 2, 3, 4)
                .to(folder.resolve("f.nc"));
    }

    private static double[] nothing() {
        return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    }

    @Test
    void fields_areUnpacked_andMissingWhereFilled() throws IOException {
        StaticFields fields = StaticFile.read(file(LAT), List.of("orog", "lsm"), GRID);
        assertThat(fields.names()).containsExactly("orog", "lsm");
        assertThat(fields.values()[0]).containsExactly(100, 101, 102, 103, 104, Float.NaN);
        assertThat(fields.values()[1]).containsExactly(0, 0, 1, 1, 1, 1);
    }

    @Test
    void latitudesFromNorthToSouth_areTurned() throws IOException {
        StaticFields fields = StaticFile.read(file(52.5, 50), List.of("lsm"), GRID);
        assertThat(fields.values()[0]).containsExactly(1, 1, 1, 0, 0, 1);
    }

    /** Mean 102 and variance 2 of those known. */
    @Test
    void normalised_isOfTheKnownPoints_andNothingElsewhere() throws IOException {
        float[] z = StaticFile.read(file(LAT), List.of("orog"), GRID).normalised()[0];
        assertThat(z[0]).isCloseTo((float) -Math.sqrt(2), within(1e-6f));
        assertThat(z[4]).isCloseTo((float) Math.sqrt(2), within(1e-6f));
        assertThat(z[5]).isZero();
    }

    @Test
    void whatIsNoStaticField_isAnsweredWithThoseThereAre() throws IOException {
        Path file = file(LAT);
        String ones = "static field must be one of [orog, lsm, flat, none, endless, coarse] of " + file
                + ", which have no times, was ";
        assertThatThrownBy(() -> StaticFile.read(file, List.of("mask"), GRID)).hasMessage(ones + "mask");
        assertThatThrownBy(() -> StaticFile.read(file, List.of("slp"), GRID))
                .hasMessage(ones + "slp with [time, lat, lon]");
        assertThatThrownBy(() -> StaticFile.read(file, List.of("lsm", "lsm"), GRID))
                .hasMessageContaining("must have a name each that differ");
    }

    @Test
    void anotherGrid_isRefused() throws IOException {
        Path file = file(LAT);
        Grid other = new Grid.LatLon(LAT, new double[] {-10, -7.5, -4});
        assertThatThrownBy(() -> StaticFile.read(file, List.of("lsm"), other))
                .hasMessageStartingWith("static field lsm of " + file + " must be on the points of the states, ");
        assertThatThrownBy(() -> StaticFile.read(file, List.of("coarse"), GRID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coarse of " + file + " must have both latitude and longitude or neither");
    }

    @Test
    void aFieldThatTellsNothing_isRefused() throws IOException {
        Path file = file(LAT);
        assertThatThrownBy(() -> StaticFile.read(file, List.of("none"), GRID))
                .hasMessage("static field none must differ between points, was missing at all 6: leave it out");
        assertThatThrownBy(() -> StaticFile.read(file, List.of("flat"), GRID))
                .hasMessage("static field flat must differ between points, was 7.0 at all 6: leave it out");
        assertThatThrownBy(() -> StaticFile.read(file, List.of("endless"), GRID))
                .hasMessage("static field endless must be finite, was Infinity");
    }
}
