package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.States;
import org.plume.weather.Variable;
import org.plume.weather.io.CfDate;
import org.plume.weather.io.EnsembleFile;
import org.plume.weather.picture.FieldMap;
import org.plume.weather.picture.PlumeDiagram;
import org.plume.weather.picture.ScorePictures;
import org.plume.weather.verify.ByLead;
import org.plume.weather.verify.Reliability;
import org.plume.weather.verify.Verification;

/**
 * The pictures of a verification: skill and CRPS by lead, spread and error, ranks, events; and of the first start a plume at
 * the middle point and a map of mean and spread.
 */
record WeatherPictures(Path folder, EnsembleFile forecasts, States truth) {

    void draw(WeatherScores scores) throws IOException {
        Verification model = scores.model();
        List<Verification> verified = new ArrayList<>(List.of(model));
        verified.addAll(scores.baselines());
        for (int v = 0; v < model.layout().variables().size(); v++) {
            Variable variable = model.layout().variables().get(v);
            String about = variable.name() + ", " + model.name();
            if (model.leads().length > 1) {
                int one = v;
                List<ByLead> all = verified.stream().map(of -> of.byLead(one)).toList();
                ScorePictures.crps("CRPS by lead: " + about, all, variable.units(), leadTitle())
                        .save(folder, "crps-" + variable.name());
                ScorePictures.spreadSkill("Spread and error: " + about, all.get(0), variable.units(), leadTitle())
                        .save(folder, "spread-" + variable.name());
                if (all.size() > 1) {
                    ScorePictures.skill("Skill by lead: " + about, all, all.get(1), leadTitle())
                            .save(folder, "skill-" + variable.name());
                }
            }
            ScorePictures.ranks(
                            "Rank histogram, lead " + lead(model.leads()[0]) + ": " + about,
                            model.scores(v, 0).ranks())
                    .save(folder, "ranks-" + variable.name());
            List<Reliability> events = model.reliabilities(v, 0);
            for (int t = 0; t < events.size(); t++) {
                ScorePictures.reliability(
                                "Reliability of " + variable.name() + " > "
                                        + events.get(t).threshold() + ", lead " + lead(model.leads()[0]),
                                events.get(t))
                        .save(folder, "reliability-" + variable.name() + "-" + t);
            }
            first(v, variable);
        }
    }

    private String leadTitle() {
        return truth.calendar() == Calendar.NONE ? "lead, model time units" : "lead, days";
    }

    private String lead(double lead) {
        return (float) lead + (truth.calendar() == Calendar.NONE ? "" : " d");
    }

    /** The first start. */
    private void first(int v, Variable variable) throws IOException {
        int points = forecasts.layout().points();
        double start = forecasts.starts()[0];
        String when = CfDate.text(start, truth.calendar());
        double[] leads = forecasts.leads();
        int point = v * points + middle();
        double[] axis = new double[leads.length + 1];
        double[][] members = new double[leads.length + 1][];
        double[] came = new double[leads.length + 1];
        came[0] = value(start, point);
        members[0] = new double[] {came[0]};
        for (int l = 0; l < leads.length; l++) {
            axis[l + 1] = leads[l];
            members[l + 1] = Arrays.stream(forecasts.read(0, l))
                    .mapToDouble(m -> m[point])
                    .toArray();
            came[l + 1] = value(start + leads[l], point);
        }
        int from = Double.isNaN(came[0]) ? 1 : 0;
        PlumeDiagram.of(
                        variable.name() + " at " + place() + ", " + members[1].length + " members from " + when,
                        leadTitle(),
                        variable.name() + ", " + variable.units(),
                        Arrays.copyOfRange(axis, from, axis.length),
                        Arrays.copyOfRange(members, from, members.length),
                        Arrays.copyOfRange(came, from, came.length))
                .save(folder, "plume-" + variable.name());
        if (forecasts.layout().grid() instanceof Grid.LatLon grid
                && grid.latitudes().length > 1
                && grid.longitudes().length > 1) {
            map(v, variable, grid, 0, when);
            map(v, variable, grid, leads.length - 1, when);
        }
    }

    private void map(int v, Variable variable, Grid.LatLon grid, int lead, String when) throws IOException {
        int points = grid.size();
        float[][] ensemble = forecasts.read(0, lead);
        double[] mean = new double[points];
        double[] spread = new double[points];
        boolean pascal = variable.units().equals("Pa");
        double unit = pascal ? 100 : 1;
        for (int p = 0; p < points; p++) {
            double sum = 0;
            double squares = 0;
            for (float[] member : ensemble) {
                sum += member[v * points + p] / unit;
            }
            mean[p] = sum / ensemble.length;
            for (float[] member : ensemble) {
                double d = member[v * points + p] / unit - mean[p];
                squares += d * d;
            }
            spread[p] = Math.sqrt(squares / Math.max(1, ensemble.length - 1));
        }
        String units = pascal ? "hPa" : variable.units();
        FieldMap.of(
                        variable.name() + " from " + when + ", lead "
                                + lead(forecasts.leads()[lead]) + ": mean (lines)",
                        grid,
                        spread,
                        mean,
                        "spread, " + units)
                .save(folder, "map-" + variable.name() + "-" + (lead + 1));
    }

    private int middle() {
        return forecasts.layout().grid() instanceof Grid.LatLon g
                ? g.latitudes().length / 2 * g.longitudes().length + g.longitudes().length / 2
                : 0;
    }

    private String place() {
        int p = middle();
        Grid grid = forecasts.layout().grid();
        if (grid instanceof Grid.LatLon g) {
            int n = g.longitudes().length;
            return (float) g.latitudes()[p / n] + " N " + (float) g.longitudes()[p % n] + " E";
        }
        return grid instanceof Grid.Stations s ? s.names().get(p) : "point " + p;
    }

    private double value(double time, int entry) {
        int at = Arrays.binarySearch(truth.times(), time);
        return at < 0 ? Double.NaN : truth.rows()[at][entry];
    }
}
