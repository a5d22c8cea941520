package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.plume;
import static org.plume.Commands.refused;
import static org.plume.WindCommands.data;
import static org.plume.WindCommands.sample;
import static org.plume.WindCommands.sampleOf;
import static org.plume.WindCommands.score;
import static org.plume.WindCommands.table;
import static org.plume.WindCommands.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plume.Commands.Answer;

/** What is wrong with what was typed or given is said by name, and nothing is lost. */
@ExtendWith(WindCommands.class)
class WeatherBadInputTest {

    @TempDir
    Path folder;

    @Test
    void membersAndLeads_areAtLeastOne() {
        Path out = folder.resolve("e.nc");
        refused("members must be >= 1, was 0", sample(out, "--start", "2003-02-01", "--members", "0"));
        refused("leads must be >= 1, was 0", sample(out, "--start", "2003-02-01", "--leads", "0"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void starts_areTimesOfTheData_withStatesBeforeThem() {
        Path out = folder.resolve("e.nc");
        refused(
                "a start must be a time of the data, 2001-01-01 to 2003-12-31, was 2004-01-01",
                sample(out, "--start", "2004-01-01"));
        refused("a date must be like 2008-01-05", sample(out, "--start", "soon"));
        refused("starts A..B must have A <= B", sample(out, "--start", "2003-02-01..2003-01-01"));
        refused("a start must have 1 states before it, 2001-01-01 has 0", sample(out, "--start", "2001-01-01"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsThere_isKept_andWhereNothingCanBeWritten_isSaidBefore() throws IOException {
        Path out = Files.writeString(folder.resolve("e.nc"), "mine");
        refused(out + " must not exist, but does: remove it or name another", sample(out, "--start", "2003-02-01"));
        assertThat(out).hasContent("mine");
        refused(
                "must lie in a folder that exists and can be written",
                sample(folder.resolve("no/e.nc"), "--start", "2003-02-01"));
        refused(
                "needs ",
                sample(folder.resolve("f.nc"), "--start", "2001-02-01..2003-12-31", "--members", "2000000000"));
        assertThat(folder.resolve("f.nc.partial")).doesNotExist();
        Path file = folder.resolve("e.nc");
        Answer taken = train(data(), file);
        assertThat(taken.status()).isEqualTo(1);
        assertThat(taken.text()).contains("--out").contains(file.toString());
        assertThat(out).hasContent("mine");
    }

    @Test
    void statesOfOtherPoints_areRefused() throws IOException {
        Path other = Files.write(folder.resolve("o.csv"), table("time,a,b,z"));
        refused("grid must be the model's", sampleOf(other, folder.resolve("e.nc"), "--start", "2003-02-01"));
    }

    @Test
    void aValueThatIsMissingAtAStart_isRefused() throws IOException {
        List<String> lines = table("time,a,b,c");
        int day = 31 + 730;
        lines.set(day + 1, lines.get(day + 1).replaceFirst(",[^,]*$", ","));
        Path gap = Files.write(folder.resolve("gap.csv"), lines);
        Path out = folder.resolve("e.nc");
        String missing = " must know value of 2003-02-01, which is missing at point 2";
        refused("a forecast from 2003-02-01" + missing, sampleOf(gap, out, "--start", "2003-02-01"));
        refused("a forecast from 2003-02-02" + missing, sampleOf(gap, out, "--start", "2003-02-02"));
        assertThat(plume(sampleOf(gap, out, "--start", "2003-02-03", "--members", "2", "--leads", "1"))
                        .status())
                .isZero();
    }

    @Test
    void timesThatDoNotFollow_areNamed() throws IOException {
        List<String> lines = table("time,a,b,c");
        List<String> gap = new ArrayList<>(lines);
        gap.remove(100);
        List<String> twice = new ArrayList<>(lines);
        twice.add(100, lines.get(100));
        List<String> turned = new ArrayList<>(lines);
        turned.set(100, lines.get(101));
        turned.set(101, lines.get(100));
        Path out = folder.resolve("m");
        assertThat(train(Files.write(folder.resolve("gap.csv"), gap), out).text())
                .contains("must be equally spaced, was 2001-04-11 after 2001-04-09");
        assertThat(train(Files.write(folder.resolve("twice.csv"), twice), out).text())
                .contains("must differ, was 2001-04-10 twice");
        assertThat(train(Files.write(folder.resolve("turned.csv"), turned), out).text())
                .contains("must increase, was 2001-04-10 after 2001-04-11");
        assertThat(out).doesNotExist();
    }

    @Test
    void variablesYearsAndMethods_thatThereAreNot_areAnsweredWithThoseThereAre() {
        Path out = folder.resolve("m");
        Path ensemble = folder.resolve("e.nc");
        assertThat(plume(sample(ensemble, "--start", "2003-02-01", "--members", "2", "--leads", "1"))
                        .status())
                .isZero();
        assertThat(train(ensemble, out, "--variables", "psl").text())
                .contains("variable must be one of [")
                .contains("value")
                .contains(", was psl");
        assertThat(train(data(), out, "--tune-years", "1999").text())
                .contains("the data must have states of the years 1999 to 1999, are of 2001 to 2003");
        assertThat(train(data(), out, "--train-years", "1990-1995").text())
                .contains("--train-years must be years of the data, 2001 to 2003, was 1990 to 1995");
        assertThat(train(data(), out, "--method", "magic").text())
                .contains("--method must be one of [gaussian, crps, flow, diffusion, vae, beta-vae, gan-minimax,");
        assertThat(train(data(), out, "--method", "crps", "--width", "8").text())
                .contains("--width must be absent with --method crps, whose networks the task sizes, was 8");
        assertThat(train(data(), out, "--method", "vae", "--width", "3").text())
                .contains("method.width must be in [4, 1024], was 3");
        assertThat(train(data(), out, "--method", "flow", "--rollout", "2").text())
                .contains("rollout must be 1 for method flow, was 2: crps and gaussian learn one");
        assertThat(out).doesNotExist();
    }

    @Test
    void forecastsThatAreNotSound_orNotComplete_areNotScored() throws IOException {
        Path whole = folder.resolve("e.nc");
        assertThat(plume(sample(whole, "--start", "2003-02-01", "--members", "2", "--leads", "2"))
                        .status())
                .isZero();
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.nc"), Arrays.copyOf(bytes, bytes.length - 4));
        refused(cut + " is not a sound NetCDF file", score(cut));
        Path text = Files.writeString(folder.resolve("text.nc"), "no ensemble");
        refused(text + " must be NetCDF", score(text));
        refused("must be a NetCDF file, but does not exist", score(folder.resolve("absent.nc")));
        refused("--climatology must be like 2001-2007, was lately", score(whole, "--climatology", "lately"));
    }

    @Test
    void staticFields_areOfANetcdf() {
        Path out = folder.resolve("m");
        assertThat(train(data(), out, "--static", "lsm").text())
                .contains("--static must be fields of --data, a NetCDF, which was " + data());
        assertThat(out).doesNotExist();
    }
}
