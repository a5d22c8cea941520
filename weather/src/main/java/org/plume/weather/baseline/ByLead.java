package org.plume.weather.baseline;

import org.plume.weather.Forecaster;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;

/** A forecaster that knows each lead by itself: a member draws where its segment lies, once. */
abstract class ByLead implements Forecaster {

    final Library library;
    private final double step;

    ByLead(Library library) {
        this.library = library;
        this.step = library.states().step();
    }

    @Override
    public final Layout layout() {
        return library.layout();
    }

    @Override
    public final double step() {
        return step;
    }

    @Override
    public int memory() {
        return library.memory();
    }

    /** The segment of each member, by its start in the library. */
    abstract int[] segments(float[][] recent, double time, Members members);

    /**
     * The anomalies of the members.
     *
     * @param recent anomalies up to the start, oldest first
     * @param segments of the members
     */
    abstract float[][] at(float[][] recent, int lead, int[] segments);

    @Override
    public final Rollout start(History history, Members members) {
        double time = history.time();
        float[][] recent = new float[memory()][];
        for (int lag = 0; lag < recent.length; lag++) {
            recent[recent.length - 1 - lag] = library.climate().anomaly(history.state(lag), time - lag * step);
        }
        int[] segments = segments(recent, time, members);
        return new Rollout() {
            private int lead;

            @Override
            public float[][] next() {
                lead++;
                library.requireLead(lead);
                float[][] states = at(recent, lead, segments);
                for (int i = 0; i < states.length; i++) {
                    states[i] = library.climate().state(states[i], time + lead * step);
                }
                return states;
            }
        };
    }

    /** A segment for each member, each as likely. */
    final int[] draw(Members members) {
        int[] segments = new int[members.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = library.draw(members.rng(i));
        }
        return segments;
    }
}
