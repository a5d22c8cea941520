package org.plume.weather;

import static org.assertj.core.api.Assertions.assertThat;

/** What every forecaster must do. */
public final class ForecasterContract {

    private ForecasterContract() {}

    /** Member k is the same to the bit alone, in any part of the ensemble, and in a larger one. */
    public static void memberIsItsOwn(Forecaster forecaster, History history, int leads) {
        float[][][] all = run(forecaster, history, 0, 7, leads);
        float[][][] more = run(forecaster, history, 0, 21, leads);
        for (int k = 0; k < 7; k++) {
            float[][][] alone = run(forecaster, history, k, k + 1, leads);
            for (int lead = 0; lead < leads; lead++) {
                assertThat(alone[lead][0])
                        .as("member %d alone, lead %d", k, lead + 1)
                        .isEqualTo(all[lead][k]);
                assertThat(more[lead][k])
                        .as("member %d of 21, lead %d", k, lead + 1)
                        .isEqualTo(all[lead][k]);
            }
        }
    }

    private static float[][][] run(Forecaster forecaster, History history, int from, int to, int leads) {
        Rollout rollout = forecaster.start(history, Members.of(9, history.time(), from, to));
        float[][][] states = new float[leads][][];
        for (int lead = 0; lead < leads; lead++) {
            states[lead] = rollout.next();
        }
        return states;
    }
}
