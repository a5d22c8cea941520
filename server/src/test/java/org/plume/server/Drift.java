package org.plume.server;

import io.grpc.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.State;
import org.plume.proto.weather.v1.WeatherServiceGrpc;
import org.plume.weather.Calendar;
import org.plume.weather.Forecaster;
import org.plume.weather.Grid;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;
import org.plume.weather.Variable;

/** x' = x + 1 + z/10 in two variables; of so many points, and each step takes so long. */
record Drift(int points, int sleepMs) implements Forecaster {

    /** That were taken by any of these. */
    static final AtomicInteger STEPS = new AtomicInteger();

    /** A server of {@code drift}, {@code slow} and {@code wide}. */
    static Serving serving() {
        return Serving.of(Tiny.options(), Drift::models);
    }

    static ServedModels models() {
        return ServedModels.of(served("drift", 3, 0), served("slow", 3, 20), served("wide", 20_000, 0));
    }

    private static ServedForecaster served(String name, int points, int sleepMs) {
        return new ServedForecaster(
                name, "ab", new Drift(points, sleepMs), Calendar.NONE, entry -> entry != 1, "{}", () -> {});
    }

    /** 3 leads of 4 members of a model of so many points. */
    static ForecastRequest.Builder request(String model, int points) {
        State.Builder state = State.newBuilder();
        for (int k = 0; k < 2 * points; k++) {
            state.addValues(k);
        }
        return ForecastRequest.newBuilder()
                .setModel(model)
                .addHistory(state)
                .addHistory(state)
                .setStart(10)
                .setMembers(4)
                .setLeads(3)
                .setSeed(9);
    }

    /** All messages of the answer. */
    static List<ForecastResponse> forecast(Channel channel, ForecastRequest.Builder request) {
        List<ForecastResponse> all = new ArrayList<>();
        WeatherServiceGrpc.newBlockingStub(channel).forecast(request.build()).forEachRemaining(all::add);
        return all;
    }

    @Override
    public Layout layout() {
        return new Layout(
                List.of(new Variable("u", "m s-1", ""), new Variable("v", "m s-1", "")), new Grid.Ring(points));
    }

    @Override
    public double step() {
        return 0.5;
    }

    @Override
    public int memory() {
        return 2;
    }

    @Override
    public Rollout start(History history, Members members) {
        RandomGenerator[] rngs = members.rngs();
        float[][] states = new float[rngs.length][];
        Arrays.fill(states, history.state(0));
        return () -> {
            STEPS.incrementAndGet();
            pause(sleepMs);
            for (int i = 0; i < states.length; i++) {
                float[] next = states[i].clone();
                for (int p = 0; p < next.length; p++) {
                    next[p] += 1 + (float) rngs[i].nextGaussian() / 10;
                }
                states[i] = next;
            }
            return states.clone();
        };
    }

    private static void pause(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
