package org.plume.weather.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.States;
import org.plume.weather.Variable;

/** Files as centres and projects give them out; the numbers were read with netCDF4 for Python. */
class RealFilesTest {

    @Test
    void aReanalysis_isReadWhole() throws IOException {
        States slp = StatesFile.read(SharedData.file("ncep_slp_natl_daily_2001-2008.nc"));
        assertThat(slp.size()).isEqualTo(2922);
        assertThat(slp.layout().variables())
                .extracting(Variable::name, Variable::units)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("slp", "Pa"));
        Grid.LatLon grid = (Grid.LatLon) slp.layout().grid();
        assertThat(grid.latitudes()).hasSize(17).startsWith(30).endsWith(70);
        assertThat(grid.longitudes()).hasSize(33).startsWith(-70).endsWith(10);
        assertThat(CfDate.text(slp.times()[0], slp.calendar())).isEqualTo("2001-01-01");
        assertThat(CfDate.text(slp.times()[2921], slp.calendar())).isEqualTo("2008-12-31");
        float least = Float.POSITIVE_INFINITY;
        float most = 0;
        for (float[] row : slp.rows()) {
            for (float x : row) {
                least = Math.min(least, x);
                most = Math.max(most, x);
            }
        }
        assertThat(least).isEqualTo(93955.0f);
        assertThat(most).isEqualTo(106557.5f);
        assertThat(StatesFile.at(slp, "2008-01-01")).isEqualTo(2556);
        StatesFile.requireComplete(slp, 0, slp.size());
        assertThatThrownBy(() -> StatesFile.at(slp, "2009-01-01"))
                .hasMessage("a start must be a time of the data, 2001-01-01 to 2008-12-31, was 2009-01-01");
    }

    @Test
    void packedShorts_areUnpacked_levelsBecomeVariables_andAMemberIsChosen() throws IOException {
        var file = SharedData.file("era5_eda_10members_z_t_500_850_20170101-02.nc");
        States states = StatesFile.read(file, List.of("z", "t"), Map.of("number", 3));
        assertThat(states.layout().variables())
                .extracting(Variable::name)
                .containsExactly("z_500", "z_850", "t_500", "t_850");
        assertThat(states.size()).isEqualTo(4);
        assertThat(states.step()).isCloseTo(0.5, within(1e-9));
        Grid.LatLon grid = (Grid.LatLon) states.layout().grid();
        assertThat(grid.global()).isTrue();
        assertThat(grid.latitudes()).startsWith(-90).endsWith(90);
        assertThat(grid.longitudes()).startsWith(-180).endsWith(177);
        assertThat(CfDate.text(states.times()[1], Calendar.GREGORIAN)).isEqualTo("2017-01-01T12:00");
        float[] expected = expected();
        int p = 30 * 120 + 60;
        int n = 61 * 120;
        for (int v = 0; v < 4; v++) {
            assertThat(states.rows()[2][v * n + p]).isCloseTo(expected[v], within(1e-6f * expected[v]));
        }
        assertThatThrownBy(() -> StatesFile.read(file))
                .hasMessageContaining("must be read at one number in 0 .. 9, was not said which");
    }

    /** z and t at 500 and 850 hPa over 0 N 0 E, third time, member 3. */
    private static float[] expected() {
        return new float[] {57506.29f, 14809.54f, 267.2654f, 291.0184f};
    }

    @Test
    void aHindcast_isReadOutOfHdf5() throws IOException {
        try (NetcdfFile file = NetcdfFile.open(SharedData.file("GMAO-GEOS-V2p1.RMM1.nc"))) {
            NetcdfVariable rmm = file.variable("RMM1");
            assertThat(rmm.shape()).containsExactly(510, 4, 45);
            assertThat(Points.names(rmm)).containsExactly("S", "M", "L");
            assertThat(file.read(file.variable("L"))).startsWith(0.5).endsWith(44.5);
            double[] first = file.read(rmm, new long[] {0, 0, 0}, new int[] {1, 4, 2});
            double[] all = file.read(rmm);
            assertThat(first).containsExactly(all[0], all[1], all[45], all[46], all[90], all[91], all[135], all[136]);
            assertThat(Arrays.stream(all)
                            .filter(x -> !Double.isNaN(x))
                            .average()
                            .orElse(0))
                    .isCloseTo(0.01094828975, within(1e-6));
        }
    }

    @Test
    void daysWithoutADate_areNamed() {
        var file = SharedData.file("RMM1.observed.interannual.1974-06.2017-07.nc");
        assertThatThrownBy(() -> StatesFile.read(file))
                .hasMessage("times of " + file + " must be known, is missing at index 1383");
    }

    @Test
    void cities_areStationsWithNames() throws IOException {
        var file = SharedData.file("daily_surface_cancities_1990-1993.nc");
        States states = StatesFile.read(file, List.of("tas", "psl"));
        assertThat(states.layout().grid())
                .isEqualTo(new Grid.Stations(List.of("Halifax", "Montréal", "Iqaluit", "Saskatoon", "Victoria")));
        assertThat(states.size()).isEqualTo(1461);
        assertThat(states.rows()[7][2]).isCloseTo(245.8159f, within(1e-4f));
        assertThat(states.rows()[7][5 + 1]).isCloseTo(100978.51f, within(1e-1f));
        assertThatThrownBy(() -> StatesFile.read(file, List.of("slp")))
                .hasMessageContaining("variable must be one of [")
                .hasMessageContaining("psl")
                .hasMessageEndingWith("was slp");
    }

    @Test
    void irishWind_isReadAsItWasGivenOut() throws IOException {
        States wind = StationTable.read(
                SharedData.file("irish_wind_1961-1978.data"), new Variable("wind", "knots", "daily wind"));
        assertThat(wind.size()).isEqualTo(6574);
        assertThat(((Grid.Stations) wind.layout().grid()).names())
                .hasSize(12)
                .startsWith("RPT")
                .endsWith("MAL");
        assertThat(wind.rows()[0][0]).isEqualTo(15.04f);
        assertThat(wind.rows()[0][4]).isNaN();
        int missing = 0;
        for (float[] row : wind.rows()) {
            for (float x : row) {
                missing += Float.isNaN(x) ? 1 : 0;
            }
        }
        assertThat(missing).isEqualTo(31);
    }

    @Test
    void theSmallestFile_isRead_butHoldsNoStates() throws IOException {
        var path = SharedData.file("tiny.nc");
        try (NetcdfFile file = NetcdfFile.open(path)) {
            assertThat(file.read(file.variable("tiny"))).containsExactly(0, 1, 2, 3, 4);
        }
        assertThatThrownBy(() -> StatesFile.read(path))
                .hasMessage(path + " must hold a variable that has times, holds [tiny]");
    }
}
