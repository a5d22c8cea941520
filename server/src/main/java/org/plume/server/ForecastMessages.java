package org.plume.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.Timing;
import org.plume.weather.Rollout;

/** A forecast, member by member, or its statistics, lead by lead. */
final class ForecastMessages implements Messages<ForecastResponse> {

    /** Members of one rollout of a statistic. */
    private static final int BATCH = 16;

    private final ForecastAsked asked;
    private @Nullable List<Rollout> rollouts;
    private int made;

    ForecastMessages(ForecastAsked asked) {
        this.asked = asked;
    }

    @Override
    public boolean hasNext() {
        return made < (asked.statistics() ? asked.leads() : asked.members());
    }

    @Override
    public ForecastResponse next(Watch watch) {
        ForecastResponse.Builder answer = asked.statistics() ? lead(watch) : member(watch);
        made++;
        return answer.setTiming(
                        Timing.newBuilder().setElapsedMs(watch.elapsedMs()).setComputeMs(watch.computeMs()))
                .build();
    }

    private ForecastResponse.Builder member(Watch watch) {
        Rollout rollout = asked.start(made, made + 1);
        float[][] states = new float[asked.leads()][];
        for (int l = 0; l < states.length; l++) {
            watch.check();
            states[l] = rollout.next()[0];
        }
        return asked.member(made, states);
    }

    private ForecastResponse.Builder lead(Watch watch) {
        List<Rollout> all = rollouts == null ? start() : rollouts;
        Deque<float[]> states = new ArrayDeque<>();
        for (Rollout rollout : all) {
            watch.check();
            states.addAll(List.of(rollout.next()));
        }
        return asked.statistics(made + 1, states.toArray(float[][]::new));
    }

    private List<Rollout> start() {
        List<Rollout> all = new ArrayList<>();
        for (int from = 0; from < asked.members(); from += BATCH) {
            all.add(asked.start(from, Math.min(from + BATCH, asked.members())));
        }
        rollouts = all;
        return all;
    }

    @Override
    public void close() {
        rollouts = null;
    }
}
