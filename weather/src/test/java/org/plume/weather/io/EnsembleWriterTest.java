package org.plume.weather.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.Variable;

class EnsembleWriterTest {

    private static final Grid GRID = new Grid.LatLon(new double[] {50, 52.5}, new double[] {-10, -7.5, -5});
    private static final Variable SLP = new Variable("slp", "Pa", "sea-level pressure");
    private static final Variable T = new Variable("t", "K", "temperature");

    @TempDir
    Path folder;

    private static EnsemblePlan plan(int members, long seed) {
        return plan(members, seed, new Layout(List.of(SLP, T), GRID), new double[] {13_880, 13_885.5});
    }

    private static EnsemblePlan plan(int members, long seed, Layout layout, double[] starts) {
        return new EnsemblePlan(layout, Calendar.GREGORIAN, starts, 1, 3, members, "test-model", "ab12", seed);
    }

    private static float[] state(EnsemblePlan plan, int member, int start, int lead) {
        float[] state = new float[plan.layout().size()];
        for (int i = 0; i < state.length; i++) {
            state[i] = 1000 * member + 100 * start + 10 * lead + i / 100f;
        }
        return state;
    }

    private static void write(EnsembleWriter writer, EnsemblePlan plan, int from, int to) throws IOException {
        for (int start = 0; start < plan.starts().length; start++) {
            for (int lead = 0; lead < plan.leads(); lead++) {
                for (int k = from; k < to; k++) {
                    writer.write(k, start, lead, state(plan, k, start, lead));
                }
            }
        }
        writer.completeTo(to);
    }

    private Path whole(String name, EnsemblePlan plan) throws IOException {
        Path file = folder.resolve(name);
        try (EnsembleWriter writer = EnsembleWriter.open(file, plan)) {
            write(writer, plan, 0, plan.members());
            writer.finish();
        }
        return file;
    }

    @Test
    void everyValue_returns() throws IOException {
        EnsemblePlan plan = plan(3, 7);
        Path file = whole("f.nc", plan);
        assertThat(EnsembleWriter.size(plan)).isEqualTo(Files.size(file));
        assertThat(folder.resolve("f.nc.partial")).doesNotExist();
        try (EnsembleFile in = EnsembleFile.open(file)) {
            assertThat(in.members()).isEqualTo(3);
            assertThat(in.layout()).isEqualTo(plan.layout());
            assertThat(in.starts()).containsExactly(plan.starts());
            assertThat(in.leads()).containsExactly(1, 2, 3);
            assertThat(in.calendar()).isEqualTo(Calendar.GREGORIAN);
            assertThat(in.model()).isEqualTo("test-model");
            assertThat(in.attribute("plume_seed")).contains("7");
            for (int s = 0; s < 2; s++) {
                for (int l = 0; l < 3; l++) {
                    float[][] members = in.read(s, l);
                    for (int k = 0; k < 3; k++) {
                        assertThat(members[k]).containsExactly(state(plan, k, s, l));
                    }
                }
            }
        }
    }

    @Test
    void aKilledRun_goesOn_toTheSameBytes() throws IOException {
        EnsemblePlan plan = plan(5, 7);
        byte[] whole = Files.readAllBytes(whole("whole.nc", plan));
        Path file = folder.resolve("f.nc");
        try (EnsembleWriter writer = EnsembleWriter.open(file, plan)) {
            write(writer, plan, 0, 2);
            writer.write(2, 0, 0, state(plan, 2, 0, 0));
            writer.write(2, 0, 1, new float[plan.layout().size()]);
        }
        assertThat(file).doesNotExist();
        try (EnsembleWriter writer = EnsembleWriter.open(file, plan)) {
            assertThat(writer.complete()).isEqualTo(2);
            write(writer, plan, 2, 5);
            writer.finish();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void aFileThatIsNotComplete_isSaidNotToBe() throws IOException {
        EnsemblePlan plan = plan(5, 7);
        try (EnsembleWriter writer = EnsembleWriter.open(folder.resolve("f.nc"), plan)) {
            write(writer, plan, 0, 2);
            assertThatThrownBy(writer::finish).hasMessage("2 of 5 members are complete");
        }
        assertThatThrownBy(() -> EnsembleFile.open(folder.resolve("f.nc.partial")))
                .hasMessageContaining("must be complete, but is not: run the command that made it once more");
    }

    @Test
    void theFirstMembers_doNotDependOnTheirNumber() throws IOException {
        try (EnsembleFile few = EnsembleFile.open(whole("few.nc", plan(2, 7)));
                EnsembleFile many = EnsembleFile.open(whole("many.nc", plan(5, 7)))) {
            assertThat(few.digest(1)).isEqualTo(many.digest(1));
            assertThat(many.digest(2)).isNotEqualTo(many.digest(1));
        }
    }

    @Test
    void anOutputThatExists_isKept() throws IOException {
        Path file = Files.writeString(folder.resolve("f.nc"), "mine");
        assertThatThrownBy(() -> EnsembleWriter.open(file, plan(2, 0)))
                .hasMessage(file + " must not exist, but does: remove it or name another");
        assertThat(file).hasContent("mine");
    }

    @Test
    void anOutputThatCannotBeWritten_isRefused() {
        Path file = folder.resolve("nowhere/f.nc");
        assertThatThrownBy(() -> EnsembleWriter.open(file, plan(2, 0)))
                .hasMessage(file + " must lie in a folder that exists and can be written, " + folder.resolve("nowhere")
                        + " is none");
    }

    @Test
    void anOutputLargerThanTheDisk_isRefused_beforeTheWork() {
        Layout large = new Layout(List.of(SLP), new Grid.Ring(1_000_000));
        EnsemblePlan plan = plan(1_000_000_000, 0, large, new double[] {0});
        assertThatThrownBy(() -> EnsembleWriter.open(folder.resolve("f.nc"), plan))
                .hasMessageContaining("must fit on its disk, needs ")
                .hasMessageContaining("ask for fewer members, starts or leads");
        assertThat(folder.resolve("f.nc.partial")).doesNotExist();
    }

    @Test
    void aMemberLargerThanTheFormat_isRefused() {
        Layout large = new Layout(List.of(SLP), new Grid.Ring(50_000));
        EnsemblePlan plan =
                new EnsemblePlan(large, Calendar.GREGORIAN, new double[] {0}, 1, 30_000, 1, "test-model", "ab12", 0);
        assertThatThrownBy(() -> EnsembleWriter.open(folder.resolve("f.nc"), plan))
                .hasMessageContaining("must take < 4 GiB in NetCDF-3, slp takes");
    }

    @Test
    void anotherPlan_doesNotGoOn_withWhatWasBegun() throws IOException {
        Path file = folder.resolve("f.nc");
        EnsembleWriter.open(file, plan(5, 7)).close();
        byte[] begun = Files.readAllBytes(folder.resolve("f.nc.partial"));
        assertThatThrownBy(() -> EnsembleWriter.open(file, plan(5, 8)))
                .hasMessageContaining("f.nc.partial must have been begun with the same model, seed");
        EnsemblePlan other = plan(5, 7, new Layout(List.of(SLP, T), GRID), new double[] {13_880, 13_886.5});
        assertThatThrownBy(() -> EnsembleWriter.open(file, other))
                .hasMessageContaining("must have been begun with the same forecast_reference_time");
        assertThat(Files.readAllBytes(folder.resolve("f.nc.partial"))).isEqualTo(begun);
    }

    @Test
    void twoWriters_areRefused() throws IOException {
        Path file = folder.resolve("f.nc");
        try (EnsembleWriter first = EnsembleWriter.open(file, plan(5, 7))) {
            assertThat(first.complete()).isZero();
            assertThatThrownBy(() -> EnsembleWriter.open(file, plan(5, 7)))
                    .hasMessageContaining("must be written by one process, another is at it");
        }
    }

    @Test
    void statesOutOfTurn_areRefused() throws IOException {
        EnsemblePlan plan = plan(2, 7);
        try (EnsembleWriter writer = EnsembleWriter.open(folder.resolve("f.nc"), plan)) {
            assertThatThrownBy(() -> writer.write(0, 0, 1, state(plan, 0, 0, 1)))
                    .hasMessage("member 0 must be in 0 .. 1 and at state 0, was given state 1");
            assertThatThrownBy(() -> writer.completeTo(1)).hasMessage("member 0 must have all its states");
        }
    }

    @Test
    void zeroMembersOrLeads_areRefused() {
        assertThatThrownBy(() -> plan(0, 0)).hasMessage("members must be >= 1, was 0");
        Layout layout = new Layout(List.of(SLP), GRID);
        assertThatThrownBy(() -> new EnsemblePlan(layout, Calendar.GREGORIAN, new double[] {0}, 1, 0, 2, "m", "v", 0))
                .hasMessage("leads must be >= 1, was 0");
        assertThatThrownBy(() -> new EnsemblePlan(layout, Calendar.GREGORIAN, new double[0], 1, 2, 2, "m", "v", 0))
                .hasMessage("starts must be >= 1, was 0");
        assertThatThrownBy(() -> plan(1, 0, layout, new double[] {1, 1}))
                .hasMessage("starts must increase and differ, was 1970-01-02 after 1970-01-02");
    }

    @Test
    void stationsAndRings_return() throws IOException {
        for (Grid grid : List.of(new Grid.Stations(List.of("Malin Head", "Köln")), new Grid.Ring(4))) {
            EnsemblePlan plan = plan(2, 1, new Layout(List.of(SLP), grid), new double[] {100});
            try (EnsembleFile in = EnsembleFile.open(whole(grid.size() + ".nc", plan))) {
                assertThat(in.layout().grid()).isEqualTo(grid);
                assertThat(in.read(0, 2)[1]).containsExactly(state(plan, 1, 0, 2));
            }
        }
    }

    /** Another reader's view: skipped only where Python with xarray and netCDF4 is missing. */
    @Test
    void xarray_opensTheFile_andFindsTheCoordinates() throws IOException, InterruptedException {
        String python = python();
        assumeTrue(python != null, "needs python3 with xarray and netCDF4 (Debian: python3-xarray python3-netcdf4)");
        EnsemblePlan plan = plan(3, 7);
        Path file = whole("f.nc", plan);
        String script = """
                import sys, xarray, netCDF4
                raw = netCDF4.Dataset(sys.argv[1])
                assert raw.data_model == 'NETCDF3_64BIT_OFFSET', raw.data_model
                assert raw.dimensions['realization'].isunlimited()
                assert raw.plume_status == 'complete' and raw.Conventions == 'CF-1.11'
                ds = xarray.open_dataset(sys.argv[1], decode_timedelta=False)
                assert ds['slp'].dims == ('realization', 'forecast_reference_time', 'lead_time', 'latitude', 'longitude')
                assert ds['slp'].shape == (3, 2, 3, 2, 3) and ds['slp'].attrs['units'] == 'Pa'
                assert ds['slp'].attrs['standard_name'] == 'air_pressure_at_mean_sea_level'
                assert list(ds['realization'].values) == [0, 1, 2]
                assert str(ds['forecast_reference_time'].values[1])[:16] == '2008-01-07T12:00'
                assert str(ds['time'].values[1, 2])[:16] == '2008-01-10T12:00'
                assert list(ds['latitude'].values) == [50, 52.5]
                v = float(ds['slp'].sel(realization=2, latitude=52.5, longitude=-5)[1, 2])
                assert abs(v - 2120.05) < 1e-3, v
                assert abs(float(ds['t'][2, 1, 2, 1, 2]) - 2120.11) < 1e-3
                print('fine')
                """;
        Process process = new ProcessBuilder(python, "-c", script, file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).endsWith("fine\n");
    }

    private static @Nullable String python() throws InterruptedException {
        for (String python : List.of("/usr/bin/python3", "python3")) {
            try {
                Process process = new ProcessBuilder(python, "-c", "import xarray, netCDF4")
                        .redirectErrorStream(true)
                        .start();
                if (process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return python;
                }
            } catch (IOException e) {
                assertThat(e).hasMessageContaining(python);
            }
        }
        return null;
    }
}
