package org.plume.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.Member;
import org.plume.proto.weather.v1.State;
import org.plume.sim.remote.RemoteServer;
import org.plume.weather.Forecaster;
import org.plume.weather.States;
import org.plume.weather.baseline.Climatology;
import org.plume.weather.baseline.DressedPersistence;
import org.plume.weather.baseline.Library;
import org.plume.weather.baseline.Persistence;
import org.plume.weather.model.ForecastModel;
import org.plume.weather.picture.PlumeDiagram;
import org.plume.weather.system.TwoScaleData;
import org.plume.weather.task.Evaluation;
import org.plume.weather.task.Series;
import org.plume.weather.verify.Bootstrap;

/**
 * Two-scale Lorenz-96 from a start that no model has seen: an ensemble over gRPC as a plume diagram, and the scores of more of
 * them beside baselines.
 */
record WeatherDemo(Path out, long seed) {

    private static final String MODEL = "lorenz96-two-scale";
    private static final int KNOWN = 400;
    private static final int STARTS = 24;
    private static final int LEADS = 10;
    private static final int MEMBERS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Answers what {@code demo.json} holds of it. */
    Map<String, Object> run(String address, PrintStream text) throws IOException {
        RandomGenerator rng = new Streams(seed).child(96).at(0);
        States states = TwoScaleData.from(rng, KNOWN + LEADS * (STARTS + 1)).slow();
        Series test = Series.of(states, KNOWN, KNOWN + LEADS * STARTS, LEADS);
        draw(address, test);
        Library library = Library.of(states.between(0, KNOWN), 0, TwoScaleData.WINDOW, LEADS);
        List<WeatherReport> reports = new ArrayList<>();
        try (ForecastModel model = ForecastModel.open(DriverOptions.folder(MODEL))) {
            reports.add(report(MODEL, model.forecaster(), test));
        }
        reports.add(report("climatology", new Climatology(library, 0), test));
        reports.add(report("persistence", new Persistence(states.layout(), TwoScaleData.STEP), test));
        reports.add(report("dressed persistence", new DressedPersistence(library), test));
        text.println();
        text.println(MODEL + ", " + STARTS + " starts 2 time units apart, M = " + MEMBERS
                + ", leads of 0.2 time units; 95 % intervals");
        List<String[]> rows = new ArrayList<>(List.<String[]>of(WeatherReport.header()));
        for (WeatherReport report : reports) {
            List<String[]> leads = report.rows();
            rows.add(leads.get(0));
            rows.add(leads.get(leads.size() / 2 - 1));
            rows.add(leads.get(leads.size() - 1));
        }
        Table.print(text, rows);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", MODEL);
        json.put("starts", STARTS);
        json.putAll(reports.get(0).json());
        json.put(
                "baselines",
                reports.subList(1, reports.size()).stream()
                        .map(WeatherReport::json)
                        .toList());
        return json;
    }

    private WeatherReport report(String name, Forecaster forecaster, Series test) {
        return new WeatherReport(
                name, new Evaluation(MEMBERS, LEADS, 1, seed).of(forecaster, test, Bootstrap.DEFAULT, done -> {}));
    }

    /** The members of the first start as the server draws them, at point 0. */
    private void draw(String address, Series test) throws IOException {
        States states = test.truth();
        int start = test.starts()[0];
        ForecastRequest.Builder request = ForecastRequest.newBuilder()
                .setModel(MODEL)
                .setStart(states.times()[start])
                .setMembers(MEMBERS)
                .setLeads(LEADS)
                .addPoints(0)
                .setSeed(seed);
        for (int lag = TwoScaleData.WINDOW - 1; lag >= 0; lag--) {
            State.Builder state = State.newBuilder();
            for (float value : states.rows()[start - lag]) {
                state.addValues(value);
            }
            request.addHistory(state);
        }
        List<Member> members;
        try (RemoteServer server = RemoteServer.at(address, PATIENCE)) {
            members = server.forecast(request.build());
        }
        double[] leads = new double[LEADS + 1];
        double[] truth = new double[LEADS + 1];
        double[][] drawn = new double[LEADS + 1][MEMBERS];
        for (int lead = 0; lead <= LEADS; lead++) {
            leads[lead] = lead * TwoScaleData.STEP;
            truth[lead] = states.rows()[start + lead][0];
            for (int k = 0; k < MEMBERS; k++) {
                drawn[lead][k] = lead == 0 ? truth[0] : members.get(k).getValues(lead - 1);
            }
        }
        PlumeDiagram.of(
                        "two-scale Lorenz-96, X_1: " + MEMBERS + " members from one start",
                        "lead, model time units",
                        "X_1",
                        leads,
                        drawn,
                        truth)
                .save(out, "lorenz96-plume");
    }
}
