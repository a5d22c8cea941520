package org.plume.server;

import java.util.Arrays;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.Member;
import org.plume.proto.weather.v1.State;
import org.plume.proto.weather.v1.Statistics;
import org.plume.weather.History;
import org.plume.weather.Members;
import org.plume.weather.Rollout;

/** A request for a forecast, checked. */
final class ForecastAsked {

    private final ServedForecaster served;
    private final History history;
    private final int members;
    private final int first;
    private final int leads;
    private final int[] entries;
    private final ForecastRequest request;

    /** @param entries of a state that are wanted */
    ForecastAsked(
            ServedForecaster served,
            History history,
            int members,
            int first,
            int leads,
            int[] entries,
            ForecastRequest request) {
        this.served = served;
        this.history = history;
        this.members = members;
        this.first = first;
        this.leads = leads;
        this.entries = entries;
        this.request = request;
    }

    int members() {
        return members;
    }

    int leads() {
        return leads;
    }

    boolean statistics() {
        return request.hasStatistics();
    }

    /** Starts members from (inclusive) to (exclusive), counted from the first that was asked for. */
    Rollout start(int from, int to) {
        Members some = Members.of(request.getSeed(), request.getStart(), first + from, first + to);
        return served.forecaster().start(history, some);
    }

    private ForecastResponse.Builder answer() {
        return ForecastResponse.newBuilder()
                .setModel(served.name())
                .setModelVersion(served.version())
                .setSeed(request.getSeed());
    }

    /** @param states {@code [leads][variables * points]} of one member */
    ForecastResponse.Builder member(int k, float[][] states) {
        Member.Builder member = Member.newBuilder().setNumber(first + k);
        for (float[] state : states) {
            for (int e : entries) {
                member.addValues(state[e]);
            }
        }
        return answer().setMember(member);
    }

    /**
     * @param lead counted from 1
     * @param states {@code [members][variables * points]}
     */
    ForecastResponse.Builder statistics(int lead, float[][] states) {
        int m = states.length;
        Statistics.Builder answer = Statistics.newBuilder()
                .setLead(lead)
                .setTime(request.getStart() + lead * served.forecaster().step())
                .setMembers(m);
        var wanted = request.getStatistics();
        State.Builder[] quantiles = states(wanted.getQuantilesCount());
        State.Builder[] exceedances = states(wanted.getThresholdsCount());
        double[] column = new double[m];
        for (int e : entries) {
            double sum = 0;
            for (int k = 0; k < m; k++) {
                column[k] = states[k][e];
                sum += column[k];
            }
            double mean = sum / m;
            double squares = 0;
            for (double x : column) {
                squares += (x - mean) * (x - mean);
            }
            answer.addMean((float) mean);
            answer.addSpread(m < 2 ? Float.NaN : (float) Math.sqrt(squares / (m - 1)));
            Arrays.sort(column);
            for (int q = 0; q < quantiles.length; q++) {
                quantiles[q].addValues((float) quantile(column, wanted.getQuantiles(q)));
            }
            for (int t = 0; t < exceedances.length; t++) {
                double threshold = wanted.getThresholds(t);
                boolean known = !Double.isNaN(column[m - 1]);
                long above = Arrays.stream(column).filter(x -> x > threshold).count();
                exceedances[t].addValues(known ? (float) above / m : Float.NaN);
            }
        }
        Arrays.stream(quantiles).forEach(answer::addQuantiles);
        Arrays.stream(exceedances).forEach(answer::addExceedances);
        return answer().setStatistics(answer);
    }

    private static State.Builder[] states(int n) {
        State.Builder[] states = new State.Builder[n];
        Arrays.setAll(states, k -> State.newBuilder());
        return states;
    }

    /** By linear interpolation (type 7 of Hyndman and Fan 1996); NaN, which sorts last, spreads. */
    private static double quantile(double[] sorted, double p) {
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN;
        }
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
