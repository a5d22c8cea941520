package org.plume.server;

import java.util.List;
import java.util.stream.IntStream;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.State;
import org.plume.proto.weather.v1.StatisticsRequest;
import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.Variable;

/** Reads requests for forecasts; an {@link IllegalArgumentException} names the field. */
final class ForecastReader {

    private static final int MEMBERS = 10_000;
    private static final int LEADS = 10_000;

    /** Values of one message: 4 MiB, what clients take unless told otherwise, less what frames them. */
    private static final long MESSAGE = 1_000_000;

    /** Values of all members of one lead, which statistics hold at a time. */
    private static final long HELD = 1 << 26;

    private ForecastReader() {}

    static ForecastAsked read(ServedForecaster served, ForecastRequest request) {
        Forecaster forecaster = served.forecaster();
        Layout layout = forecaster.layout();
        int members = count("members", request.getMembers(), MEMBERS);
        int leads = count("leads", request.getLeads(), LEADS);
        if (request.getFirstMember() < 0 || request.getFirstMember() > Integer.MAX_VALUE - MEMBERS) {
            throw new IllegalArgumentException("first_member must be in [0, 2^31 - 10001], was "
                    + Integer.toUnsignedString(request.getFirstMember()));
        }
        int[] entries = entries(layout, request);
        boolean statistics = request.hasStatistics();
        if (statistics) {
            statistics(request.getStatistics());
            long held = (long) members * layout.size();
            if (held > HELD) {
                throw new IllegalArgumentException("members x variables x points must be <= " + HELD
                        + " for statistics, was " + held + ": ask for fewer members");
            }
        }
        long values = statistics
                ? entries.length
                        * (2L
                                + request.getStatistics().getQuantilesCount()
                                + request.getStatistics().getThresholdsCount())
                : (long) leads * entries.length;
        if (values > MESSAGE) {
            throw new IllegalArgumentException("a message must hold <= " + MESSAGE + " values, would hold " + values
                    + ": ask for fewer leads, variables or points");
        }
        return new ForecastAsked(
                served, history(served, request), members, request.getFirstMember(), leads, entries, request);
    }

    private static int count(String name, int asked, int most) {
        if (asked < 0 || asked > most) {
            throw new IllegalArgumentException(
                    name + " must be in [0, " + most + "], was " + Integer.toUnsignedString(asked));
        }
        return Math.max(1, asked);
    }

    private static void statistics(StatisticsRequest statistics) {
        for (double q : statistics.getQuantilesList()) {
            if (!(q >= 0 && q <= 1)) {
                throw new IllegalArgumentException("statistics.quantiles must be in [0, 1], was " + q);
            }
        }
        for (double t : statistics.getThresholdsList()) {
            if (!Double.isFinite(t)) {
                throw new IllegalArgumentException("statistics.thresholds must be finite, was " + t);
            }
        }
    }

    private static int[] entries(Layout layout, ForecastRequest request) {
        int points = layout.points();
        int before = -1;
        for (int p : request.getPointsList()) {
            if (p <= before || p >= points) {
                throw new IllegalArgumentException("points must rise within [0, " + (points - 1) + "], was "
                        + Integer.toUnsignedString(p) + " after " + before);
            }
            before = p;
        }
        int[] chosen = request.getPointsCount() == 0
                ? IntStream.range(0, points).toArray()
                : request.getPointsList().stream().mapToInt(Integer::intValue).toArray();
        List<String> names = layout.variables().stream().map(Variable::name).toList();
        List<String> wanted = request.getVariablesCount() == 0 ? names : List.copyOf(request.getVariablesList());
        int last = -1;
        for (String name : wanted) {
            int v = names.indexOf(name);
            if (v < 0) {
                throw new IllegalArgumentException("variables must be of " + names + ", was \"" + name + "\"");
            }
            if (v <= last) {
                throw new IllegalArgumentException(
                        "variables must be in the model's order " + names + ", were " + wanted);
            }
            last = v;
        }
        return wanted.stream()
                .flatMapToInt(name -> {
                    int v = names.indexOf(name);
                    return IntStream.of(chosen).map(p -> v * points + p);
                })
                .toArray();
    }

    private static History history(ServedForecaster served, ForecastRequest request) {
        Forecaster forecaster = served.forecaster();
        int memory = forecaster.memory();
        int given = request.getHistoryCount();
        if (given < memory) {
            throw new IllegalArgumentException(
                    "history must have >= " + memory + " states, the model's memory, had " + given);
        }
        if (!Double.isFinite(request.getStart())) {
            throw new IllegalArgumentException("start must be finite, was " + request.getStart());
        }
        float[][] rows = new float[memory][];
        double[] times = new double[memory];
        for (int k = 0; k < memory; k++) {
            int index = given - memory + k;
            rows[k] = row(served, request.getHistory(index), index);
            times[k] = request.getStart() - (memory - 1 - k) * forecaster.step();
        }
        return new History(new States(forecaster.layout(), served.calendar(), times, rows), memory - 1);
    }

    private static float[] row(ServedForecaster served, State state, int index) {
        Layout layout = served.forecaster().layout();
        if (state.getValuesCount() != layout.size()) {
            throw new IllegalArgumentException("history[" + index + "].values must have "
                    + layout.variables().size() + " variables x " + layout.points() + " points = " + layout.size()
                    + " entries, had " + state.getValuesCount());
        }
        float[] row = new float[layout.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = state.getValues(i);
            if (Float.isInfinite(row[i])) {
                throw new IllegalArgumentException(
                        "history[" + index + "].values[" + i + "] must be finite or NaN, was " + row[i]);
            }
            if (Float.isNaN(row[i]) && served.known().test(i)) {
                throw new IllegalArgumentException("history[" + index + "].values[" + i
                        + "] must be known, as it was in the states of the training, was NaN");
            }
        }
        return row;
    }
}
