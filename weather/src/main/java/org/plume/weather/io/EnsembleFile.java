package org.plume.weather.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.Variable;

/**
 * Reads an ensemble of forecasts: variables of members, starts, leads and points, the dimensions known by their standard names
 * or, failing that, by the names that Plume gives them. One case is in memory at a time. Used by one thread.
 */
public final class EnsembleFile implements Closeable {

    private static final double DAYS_PER_HOUR = 1 / 24.0;

    private final NetcdfFile in;
    private final List<NetcdfVariable> variables;
    private final String member;
    private final String start;
    private final String lead;
    private final Points points;
    private final Layout layout;
    private final Calendar calendar;
    private final double[] starts;
    private final double[] leads;

    private EnsembleFile(NetcdfFile in) throws IOException {
        this.in = in;
        if (in.attributes().text(EnsembleLayout.STATUS).map(String::strip).equals(Optional.of("partial"))) {
            throw new IllegalArgumentException(in.path()
                    + " must be complete, but is not: run the command that made it once more, and it goes on");
        }
        member = dimension("realization", EnsembleLayout.MEMBER);
        start = dimension("forecast_reference_time", EnsembleLayout.START);
        lead = dimension("forecast_period", EnsembleLayout.LEAD);
        variables = in.variables().stream()
                .filter(v -> Points.names(v).containsAll(List.of(member, start, lead)))
                .toList();
        if (variables.isEmpty()) {
            throw new IllegalArgumentException(
                    in.path() + " must hold a variable of " + member + ", " + start + " and " + lead + ", holds "
                            + in.variables().stream().map(NetcdfVariable::name).toList());
        }
        points = Points.of(in, variables.get(0), axes(variables.get(0)));
        for (NetcdfVariable v : variables) {
            if (!Points.names(v).equals(Points.names(variables.get(0)))) {
                throw new IllegalArgumentException(in.path() + " must hold variables of the same dimensions, "
                        + v.name() + " has " + Points.names(v));
            }
        }
        layout = new Layout(
                variables.stream()
                        .map(v -> new Variable(
                                v.name(),
                                v.units().isEmpty() ? "1" : v.units(),
                                v.attributes().text("long_name").orElse(v.name())))
                        .toList(),
                points.grid());
        NetcdfVariable s = in.variable(start);
        CfTime cf = CfTime.of(s);
        calendar = cf.calendar();
        starts = Arrays.stream(in.read(s)).map(cf::time).toArray();
        NetcdfVariable l = in.variable(lead);
        double unit = l.units().startsWith("hour") ? DAYS_PER_HOUR : 1;
        leads = Arrays.stream(in.read(l)).map(x -> x * unit).toArray();
    }

    /** @throws IllegalArgumentException if it is no sound ensemble, or one that is not complete */
    public static EnsembleFile open(Path file) throws IOException {
        NetcdfFile in = NetcdfFile.open(file);
        try {
            return new EnsembleFile(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private String dimension(String standard, String name) {
        return in.variables().stream()
                .filter(v -> v.dimensions().size() == 1
                        && v.attributes().text("standard_name").equals(Optional.of(standard)))
                .map(NetcdfVariable::name)
                .findFirst()
                .or(() -> in.find(name).map(NetcdfVariable::name))
                .orElseThrow(() -> new IllegalArgumentException(in.path()
                        + " must have a coordinate with standard name "
                        + standard + " to be an ensemble of forecasts, has "
                        + in.variables().stream().map(NetcdfVariable::name).toList()));
    }

    private List<Axis> axes(NetcdfVariable v) {
        return v.dimensions().stream()
                .map(NetcdfVariable.Dimension::name)
                .map(n -> n.equals(member) || n.equals(start) || n.equals(lead) ? Axis.MEMBER : Axis.of(in, n))
                .toList();
    }

    public Path path() {
        return in.path();
    }

    public Layout layout() {
        return layout;
    }

    public Calendar calendar() {
        return calendar;
    }

    /** Times that forecasts begin at, in the unit of the calendar. */
    public double[] starts() {
        return starts.clone();
    }

    /** Time since the start, in the unit of the calendar. */
    public double[] leads() {
        return leads.clone();
    }

    public int members() {
        return (int) variables.get(0).shape()[variables.get(0).dimension(member)];
    }

    /** The name of what made it; the file's where it does not say. */
    public String model() {
        return in.attributes()
                .text("plume_model")
                .orElse(String.valueOf(in.path().getFileName()));
    }

    /** An attribute of the file. */
    public Optional<String> attribute(String name) {
        return in.attributes().text(name);
    }

    /** The SHA-256 of a member's values, where the file holds it. */
    public Optional<String> digest(int k) throws IOException {
        Optional<NetcdfVariable> v = in.find(EnsembleLayout.DIGEST);
        return v.isEmpty() ? Optional.empty() : Optional.of(in.strings(v.get()).get(k));
    }

    /** The members of one case, {@code [members][variables * points]}. */
    public float[][] read(int startIndex, int leadIndex) throws IOException {
        int n = points.grid().size();
        float[][] ensemble = new float[members()][layout.size()];
        for (int v = 0; v < variables.size(); v++) {
            NetcdfVariable of = variables.get(v);
            long[] origin = new long[of.dimensions().size()];
            int[] count = Arrays.stream(of.shape()).mapToInt(Math::toIntExact).toArray();
            origin[of.dimension(start)] = startIndex;
            origin[of.dimension(lead)] = leadIndex;
            count[of.dimension(start)] = 1;
            count[of.dimension(lead)] = 1;
            double[] box = in.read(of, origin, count);
            int[] strides = Field.strides(count);
            int[] offsets = points.offsets(strides);
            int step = strides[of.dimension(member)];
            for (int k = 0; k < ensemble.length; k++) {
                for (int p = 0; p < n; p++) {
                    ensemble[k][v * n + p] = (float) box[k * step + offsets[p]];
                }
            }
        }
        return ensemble;
    }

    /** Whether this grid could be the truth's of that one. */
    public boolean on(Grid grid) {
        return StatesFile.alike(points.grid(), grid);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
