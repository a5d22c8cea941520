package org.plume.weather.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.Variable;

/** Whatever is wrong with a file is said: what, where, and what to do. */
class BadInputTest {

    private static final double[] DAYS = {0, 1, 2, 3};
    private static final double[] LAT = {50, 52.5};
    private static final double[] LON = {-10, -7.5, -5};

    @TempDir
    Path folder;

    private Path file(double[] times, double[] latitudes, double[] longitudes) throws IOException {
        return Written.daily(times, latitudes, longitudes).to(folder.resolve("f.nc"));
    }

    @Test
    void aSoundFile_isRead() throws IOException {
        States states = StatesFile.read(file(DAYS, LAT, LON));
        assertThat(states.rows()[3]).containsExactly(300, 301, 302, 310, 311, 312);
        assertThat(states.layout().grid()).isEqualTo(new Grid.LatLon(LAT, LON));
        assertThat(CfDate.text(states.times()[3], states.calendar())).isEqualTo("2001-01-04");
    }

    @Test
    void aMissingVariable_isAnsweredWithThoseThereAre() throws IOException {
        Path file = file(DAYS, LAT, LON);
        assertThatThrownBy(() -> StatesFile.read(file, List.of("psl")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variable must be one of [time, lat, lon, slp] of " + file + ", was psl");
    }

    @Test
    void aTimeGap_isNamedByItsDates() throws IOException {
        Path file = file(new double[] {0, 1, 2, 4}, LAT, LON);
        assertThatThrownBy(() -> StatesFile.read(file))
                .hasMessage("times of " + file + " must be equally spaced, was 2001-01-05 after 2001-01-03 at index 3"
                        + " where others are 1.0 d apart; fill the gap with missing values");
    }

    @Test
    void aTimeTwice_isNamed() throws IOException {
        Path file = file(new double[] {0, 1, 1, 2}, LAT, LON);
        assertThatThrownBy(() -> StatesFile.read(file))
                .hasMessage("times of " + file
                        + " must differ, was 2001-01-02 twice, at index 1 and 2; drop the duplicate");
    }

    @Test
    void timesOutOfOrder_areNamed() throws IOException {
        Path file = file(new double[] {0, 2, 1, 3}, LAT, LON);
        assertThatThrownBy(() -> StatesFile.read(file))
                .hasMessage(
                        "times of " + file + " must increase, was 2001-01-02 after 2001-01-03 at index 2; sort them");
    }

    @Test
    void latitudesFromNorthToSouth_areTurned() throws IOException {
        States states = StatesFile.read(file(DAYS, new double[] {52.5, 50}, LON));
        assertThat(((Grid.LatLon) states.layout().grid()).latitudes()).containsExactly(50, 52.5);
        assertThat(states.rows()[0]).containsExactly(10, 11, 12, 0, 1, 2);
    }

    @Test
    void latitudesThatAreNotMonotonic_areRefused() throws IOException {
        Path file = file(DAYS, new double[] {50, 55, 52.5}, LON);
        assertThatThrownBy(() -> StatesFile.read(file))
                .hasMessage("latitudes of " + file + " must be monotonic, was 52.5 after 55.0 at index 2");
    }

    @Test
    void longitudesThatWrap_areUnwrapped() throws IOException {
        States states = StatesFile.read(file(DAYS, LAT, new double[] {355, 357.5, 0}));
        assertThat(((Grid.LatLon) states.layout().grid()).longitudes()).containsExactly(-5, -2.5, 0);
        assertThat(states.rows()[0]).containsExactly(0, 1, 2, 10, 11, 12);
    }

    @Test
    void aGlobe_beginsAtTheDateLine_whereverTheFileDoes() throws IOException {
        double[] east = {0, 90, 180, 270};
        States states = StatesFile.read(file(DAYS, LAT, east));
        assertThat(((Grid.LatLon) states.layout().grid()).longitudes()).containsExactly(-180, -90, 0, 90);
        assertThat(states.rows()[0]).containsExactly(2, 3, 0, 1, 12, 13, 10, 11);
    }

    @Test
    void aRepeatedMeridian_isRefused() throws IOException {
        Path file = file(DAYS, LAT, new double[] {0, 120, 240, 360});
        assertThatThrownBy(() -> StatesFile.read(file))
                .hasMessageContaining("must span < 360 degrees")
                .hasMessageContaining("drop the last");
    }

    @Test
    void longitudesOutOfOrder_areRefused() throws IOException {
        Path file = file(DAYS, LAT, new double[] {0, 20, 10});
        assertThatThrownBy(() -> StatesFile.read(file))
                .hasMessage("longitudes of " + file + " must increase eastward, was 10.0 after 20.0 at index 2");
    }

    @Test
    void aTruncatedFile_isSaidToBe_whereverItBreaksOff() throws IOException {
        byte[] whole = Files.readAllBytes(file(DAYS, LAT, LON));
        for (int length : new int[] {3, 10, 60, 200, whole.length - 8}) {
            Path cut = folder.resolve("cut.nc");
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> StatesFile.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(cut.toString());
        }
        Path cut = folder.resolve("cut.nc");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 8));
        assertThatThrownBy(() -> StatesFile.read(cut))
                .hasMessage(cut + " is not a sound NetCDF file: variable slp ends at byte " + whole.length
                        + ", but the file at " + (whole.length - 8) + ": it is truncated");
    }

    /** Each byte of the header set to 255: either the file still reads, or a refusal that names it. */
    @Test
    void aCorruptHeader_isRefused_orHarmless() throws IOException {
        byte[] whole = Files.readAllBytes(file(DAYS, LAT, LON));
        Path broken = folder.resolve("broken.nc");
        int refused = 0;
        for (int k = 0; k < 400; k++) {
            byte[] bytes = whole.clone();
            bytes[k] = (byte) 255;
            Files.write(broken, bytes);
            try {
                StatesFile.read(broken);
            } catch (IllegalArgumentException e) {
                refused++;
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void aCorruptNetcdf4File_isRefused() throws IOException {
        byte[] whole = Files.readAllBytes(SharedData.file("GMAO-GEOS-V2p1.RMM1.nc"));
        Path cut = folder.resolve("cut.nc");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> {
                    try (NetcdfFile in = NetcdfFile.open(cut)) {
                        in.read(in.variable("RMM1"));
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cut + " is not a sound NetCDF-4 file: it is truncated or corrupt");
    }

    @Test
    void whatIsNoNetcdf_isSaidNotToBe() throws IOException {
        Path text = Files.writeString(folder.resolve("f.txt"), "time,a\n");
        assertThatThrownBy(() -> StatesFile.read(text)).hasMessageStartingWith(text + " must be NetCDF");
        Path absent = folder.resolve("absent.nc");
        assertThatThrownBy(() -> StatesFile.read(absent))
                .hasMessage(absent + " must be a NetCDF file, but does not exist");
        assertThatThrownBy(() -> StatesFile.read(folder))
                .hasMessage(folder + " must be a NetCDF file, but is a folder");
    }

    @Test
    void missingValues_areNaN_andRefusedWhereTheyMayNotBe() throws IOException {
        Path file = Written.daily(DAYS, LAT, LON)
                .variable(
                        "packed",
                        DataType.SHORT,
                        new Attributes()
                                .with("units", "K")
                                .with("scale_factor", DataType.DOUBLE, 0.5)
                                .with("add_offset", DataType.DOUBLE, 270)
                                .with("_FillValue", DataType.SHORT, -99)
                                .with("valid_max", DataType.SHORT, 40),
                        "time lat lon",
                        0,
                        1,
                        2,
                        3,
                        4,
                        -99,
                        41,
                        7,
                        8,
                        9,
                        10,
                        11,
                        12,
                        13,
                        14,
                        15,
                        16,
                        17,
                        18,
                        19,
                        20,
                        21,
                        22,
                        23)
                .to(folder.resolve("p.nc"));
        States states = StatesFile.read(file, List.of("packed"));
        assertThat(states.rows()[0]).startsWith(270, 270.5f, 271).endsWith(Float.NaN);
        assertThat(states.rows()[1][0]).isNaN();
        assertThatThrownBy(() -> StatesFile.requireComplete(states, 0, 4))
                .hasMessage("packed must not be missing, is at 2001-01-01, point 5");
        assertThatThrownBy(() -> StatesFile.requireComplete(states, 1, 4))
                .hasMessage("packed must not be missing, is at 2001-01-02, point 0");
        StatesFile.requireComplete(states, 2, 4);
    }

    @Test
    void unitsAndGrids_otherThanTheModels_areRefused() {
        Grid grid = new Grid.LatLon(LAT, LON);
        Layout model = new Layout(List.of(new Variable("slp", "Pa", "")), grid);
        assertThatThrownBy(() ->
                        StatesFile.requireLayout(model, new Layout(List.of(new Variable("slp", "hPa", "")), grid)))
                .hasMessage("slp must be in Pa as the model's, was in hPa; convert it");
        assertThatThrownBy(() -> StatesFile.requireLayout(
                        model,
                        new Layout(List.of(new Variable("slp", "Pa", "")), new Grid.LatLon(LAT, new double[] {0, 2.5, 5
                        }))))
                .hasMessage("grid must be the model's, " + grid
                        + ", was 2 latitudes 50.0 .. 52.5 by 3 longitudes 0.0 .. 5.0");
        assertThatThrownBy(() ->
                        StatesFile.requireLayout(model, new Layout(List.of(new Variable("psl", "Pa", "")), grid)))
                .hasMessage("variable must be one of [psl] of the data, the model needs slp");
    }

    @Test
    void datesOutsideTheFile_areRefused() throws IOException {
        States states = StatesFile.read(file(DAYS, LAT, LON));
        assertThat(StatesFile.at(states, "2001-01-03")).isEqualTo(2);
        assertThatThrownBy(() -> StatesFile.at(states, "2001-01-03T12:00"))
                .hasMessage("a start must be a time of the data, 2001-01-01 to 2001-01-04, was 2001-01-03T12:00");
        assertThatThrownBy(() -> StatesFile.at(states, "tomorrow"))
                .hasMessage("a date must be like 2008-01-05 or 2008-01-05T12:00, was tomorrow");
    }

    @Test
    void statesBeyondMemory_areRefused_beforeTheyAreRead() {
        assertThatThrownBy(() -> Memory.require(1e15, "states of f.nc", "name fewer variables"))
                .hasMessageStartingWith("states of f.nc must fit into memory, needs 1000000.0 GB where ")
                .hasMessageContaining("name fewer variables");
    }

    @Test
    void aTableOfStations_isReadByLines_andItsFaultsAreNamed() throws IOException {
        Path csv = folder.resolve("s.csv");
        Variable wind = new Variable("wind", "m s-1", "");
        Files.writeString(csv, "time,a,b\n2001-01-01,1,\n2001-01-02,NaN,4\n");
        States states = StationTable.read(csv, wind);
        assertThat(states.rows()[0]).containsExactly(1, Float.NaN);
        assertThat(states.rows()[1]).containsExactly(Float.NaN, 4);
        Files.writeString(csv, "time,x0\n0.0,1\n0.2,2\n");
        assertThat(StationTable.read(csv, wind).calendar()).isEqualTo(Calendar.NONE);
        Files.writeString(csv, "time,a,b\n2001-01-01,1,calm\n");
        assertThatThrownBy(() -> StationTable.read(csv, wind))
                .hasMessage(csv + ":2 b must be a number, empty, NaN or NA, was calm");
        Files.writeString(csv, "time,a,b\n2001-01-01,1\n");
        assertThatThrownBy(() -> StationTable.read(csv, wind)).hasMessage(csv + ":2 must have 3 columns, had 2");
        Files.writeString(csv, "a,b\n1,2\n");
        assertThatThrownBy(() -> StationTable.read(csv, wind)).hasMessageStartingWith(csv + ":1 header must be time,");
        Files.writeString(csv, "time,a\n2001-02-29,1\n");
        assertThatThrownBy(() -> StationTable.read(csv, wind))
                .hasMessage(csv + ":2 a date must be one of the calendar, was 2001-02-29");
    }
}
