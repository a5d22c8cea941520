package org.plume.weather.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Variable;

/**
 * How an ensemble lies in a file: CF-1.11, NetCDF-3 with 64-bit offsets. A record is a member: its number, the SHA-256 of its
 * values, and each variable {@code (forecast_reference_time, lead_time, points)} of it.
 */
final class EnsembleLayout {

    static final String MEMBER = "realization";
    static final String START = "forecast_reference_time";
    static final String LEAD = "lead_time";
    static final String DIGEST = "member_sha256";
    static final String STATUS = "plume_status";
    static final String MEMBERS = "plume_members";

    /** Two words of one length, so that the one can take the place of the other. */
    static final String COMPLETE = "complete";

    static final String PARTIAL = "partial ";

    private static final int DIGEST_LENGTH = 64;

    private final EnsemblePlan plan;
    private final ClassicLayout layout;

    /** Values of the variables that are no records, by name. */
    private final Map<String, double[]> fixed = new LinkedHashMap<>();

    private final List<String> points = new ArrayList<>();

    EnsembleLayout(EnsemblePlan plan) {
        this.plan = plan;
        layout = new ClassicLayout(global(plan));
        layout.dimension(MEMBER, 0)
                .dimension(START, plan.starts().length)
                .dimension(LEAD, plan.leads())
                .dimension("sha256_length", DIGEST_LENGTH);
        points();
        times();
        layout.variable(
                MEMBER,
                DataType.INT,
                text("standard_name", "realization", "long_name", "member", "units", "1"),
                MEMBER);
        layout.variable(
                DIGEST, DataType.CHAR, text("long_name", "SHA-256 of the values of a member"), MEMBER, "sha256_length");
        for (Variable v : plan.layout().variables()) {
            List<String> of = new ArrayList<>(List.of(MEMBER, START, LEAD));
            of.addAll(points);
            layout.variable(v.name(), DataType.FLOAT, attributes(v), of.toArray(String[]::new));
        }
    }

    private static Attributes global(EnsemblePlan plan) {
        return new Attributes()
                .with("Conventions", "CF-1.11")
                .with("title", "Ensemble forecast by " + plan.model())
                .with("source", "Plume, model " + plan.model() + " " + plan.version())
                .with("plume_model", plan.model())
                .with("plume_model_version", plan.version())
                .with("plume_seed", Long.toString(plan.seed()))
                .with(MEMBERS, DataType.INT, plan.members())
                .with(STATUS, PARTIAL);
    }

    private static Attributes text(String... pairs) {
        Attributes attributes = new Attributes();
        for (int k = 0; k < pairs.length; k += 2) {
            attributes.with(pairs[k], pairs[k + 1]);
        }
        return attributes;
    }

    private static Attributes attributes(Variable v) {
        Attributes attributes = new Attributes();
        StandardNames.of(v).ifPresent(name -> attributes.with("standard_name", name));
        return attributes
                .with("long_name", v.longName().isBlank() ? v.name() : v.longName())
                .with("units", v.units())
                .with("_FillValue", DataType.FLOAT, Double.NaN)
                .with("coordinates", "time");
    }

    private void axis(String name, Attributes attributes, double... values) {
        layout.dimension(name, values.length).variable(name, DataType.DOUBLE, attributes, name);
        fixed.put(name, values);
        points.add(name);
    }

    private void points() {
        Grid grid = plan.layout().grid();
        if (grid instanceof Grid.LatLon g) {
            axis("latitude", text("standard_name", "latitude", "units", "degrees_north", "axis", "Y"), g.latitudes());
            axis("longitude", text("standard_name", "longitude", "units", "degrees_east", "axis", "X"), g.longitudes());
        } else if (grid instanceof Grid.Stations s) {
            stations(s.names());
        } else {
            axis("x", text("long_name", "point on the ring", "units", "1"), places(grid.size()));
        }
    }

    private void stations(List<String> names) {
        List<byte[]> bytes =
                names.stream().map(n -> n.getBytes(StandardCharsets.UTF_8)).toList();
        int length = bytes.stream().mapToInt(b -> b.length).max().orElse(1);
        layout.dimension("station", names.size())
                .dimension("station_name_length", length)
                .variable(
                        "station_name",
                        DataType.CHAR,
                        text("long_name", "station", "cf_role", "timeseries_id"),
                        "station",
                        "station_name_length");
        double[] characters = new double[names.size() * length];
        for (int s = 0; s < bytes.size(); s++) {
            for (int k = 0; k < bytes.get(s).length; k++) {
                characters[s * length + k] = bytes.get(s)[k];
            }
        }
        fixed.put("station_name", characters);
        points.add("station");
    }

    private static double[] places(int n) {
        double[] x = new double[n];
        Arrays.setAll(x, k -> k);
        return x;
    }

    private void times() {
        boolean dated = plan.calendar() != Calendar.NONE;
        String units = CfTime.units(plan.calendar());
        double[] starts = plan.starts();
        double[] leads = new double[plan.leads()];
        Arrays.setAll(leads, plan::lead);
        double[] valid = new double[starts.length * leads.length];
        Arrays.setAll(valid, k -> starts[k / leads.length] + leads[k % leads.length]);
        Attributes start = text("standard_name", START, "long_name", "start of the forecast", "units", units);
        Attributes time = text("standard_name", "time", "long_name", "time that is forecast", "units", units);
        if (dated) {
            start.with("calendar", CfTime.name(plan.calendar()));
            time.with("calendar", CfTime.name(plan.calendar()));
        }
        layout.variable(START, DataType.DOUBLE, start, START);
        layout.variable(
                LEAD,
                DataType.DOUBLE,
                text("standard_name", "forecast_period", "long_name", "lead time", "units", dated ? "days" : "1"),
                LEAD);
        layout.variable("time", DataType.DOUBLE, time, START, LEAD);
        fixed.put(START, starts);
        fixed.put(LEAD, leads);
        fixed.put("time", valid);
    }

    ClassicHeader header() {
        return layout.header();
    }

    Map<String, double[]> fixed() {
        return fixed;
    }
}
