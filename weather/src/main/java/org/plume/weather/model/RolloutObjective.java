package org.plume.weather.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.net.FieldNetwork;
import org.plume.weather.climate.LinearModel;

/**
 * The fair CRPS of m members on their own way, the mean of leads 1 to L: each member's states are the next step's, and the
 * derivative goes back through all steps, so that the network learns how what it draws at one lead spreads at the next (the
 * rollout training of GraphCast and AIFS-CRPS). Members of {@link Gaussian} are scored by the distributions that they are drawn
 * from. All leads count in the units of lead 1. Where the base is the last state, a missing value of the start is 0 here.
 *
 * @param leads L, at least 2
 */
record RolloutObjective(Graphs graphs, Scaling scaling, int leads) implements Objective {

    static final String AHEAD = "ahead";
    static final String AHEAD_WEIGHT = "ahead.weight";
    static final String FORCINGS = "forcings";

    RolloutObjective {
        if (leads < 2) {
            throw new IllegalArgumentException("a rollout must have >= 2 leads, had " + leads);
        }
    }

    @Override
    public List<Input> inputs() {
        long size = size();
        List<Input> inputs = new ArrayList<>();
        inputs.add(graphs.fields());
        inputs.add(Input.numbers(CrpsObjective.NOISE, leads, members(), noise()));
        inputs.add(Input.numbers(Regression.TARGET, size));
        inputs.add(Input.numbers(Regression.WEIGHT, size));
        inputs.add(Input.numbers(AHEAD, leads - 1L, size));
        inputs.add(Input.numbers(AHEAD_WEIGHT, leads - 1L, size));
        if (forcings() > 0) {
            inputs.add(Input.numbers(FORCINGS, leads - 1L, forcings()));
        }
        return inputs;
    }

    /** Of a row. */
    int members() {
        return graphs.spec().method() instanceof Crps crps ? crps.members() : 2;
    }

    /** Fields of noise of a member and lead. */
    int channels() {
        return graphs.spec().method() instanceof Crps crps ? crps.noise() : 1;
    }

    private int size() {
        return graphs.spec().layout().size();
    }

    /** Entries of a member's noise. */
    private long noise() {
        return (long) channels() * size();
    }

    /** Entries of the forcings of a lead. */
    private long forcings() {
        return (long) new Channels(graphs.spec()).forcings()
                * graphs.spec().layout().points();
    }

    @Override
    public <V> V loss(Ops<V> o, Map<String, V> in) {
        V fields = Graphs.value(in, Graphs.FIELDS);
        V known = o.reshape(fields, -1, (long) new Channels(graphs.spec()).entries());
        List<V> recent = new ArrayList<>();
        for (int lag = 0; lag < graphs.spec().memory(); lag++) {
            recent.add(repeated(o, part(o, known, lag, size())));
        }
        FieldNetwork network = graphs.spec().network();
        V features = network.trunk(o, fields);
        long[] one = o.shape(features);
        V flat = o.reshape(features, -1, CrpsObjective.entries(one));
        Drawn<V> drawn = draw(o, network, o.reshape(repeated(o, flat), one), in, 0);
        V loss = score(o, drawn, Graphs.value(in, Regression.TARGET), Graphs.value(in, Regression.WEIGHT));
        V base = base(o, recent);
        for (int lead = 1; lead < leads; lead++) {
            recent.remove(0);
            recent.add(o.add(base, o.mul(drawn.u, row(o, scaling.scale()))));
            base = base(o, recent);
            V seen = o.reshape(
                    seen(o, recent, base, in, lead),
                    ForecastSpec.with(-1, graphs.fields().tail()));
            drawn = draw(o, network, network.trunk(o, seen), in, lead);
            Drawn<V> whole = drawn.shifted(o, o.div(base, row(o, scaling.scale())));
            V truth = ahead(o, in, AHEAD, lead, size());
            loss = o.add(loss, score(o, whole, truth, ahead(o, in, AHEAD_WEIGHT, lead, size())));
        }
        return o.scale(loss, 1.0 / leads);
    }

    /**
     * Members, {@code [b m, entries]}.
     *
     * @param of what u is drawn from, where that is known
     */
    private record Drawn<V>(V u, @Nullable NormalValues<V> of) {

        Drawn<V> shifted(Ops<V> o, V by) {
            return new Drawn<>(o.add(u, by), of == null ? null : of.shifted(o, by));
        }
    }

    /** What the network sees of members on their way, {@code [b m, entries]}. */
    private <V> V seen(Ops<V> o, List<V> recent, V base, Map<String, V> in, int lead) {
        List<V> parts = new ArrayList<>(recent);
        if (graphs.spec().base() == Base.LINEAR) {
            parts.add(base);
        }
        if (forcings() > 0) {
            parts.add(repeated(o, ahead(o, in, FORCINGS, lead, forcings())));
        }
        return parts.size() == 1 ? parts.get(0) : o.concat(1, parts);
    }

    private <V> Drawn<V> draw(Ops<V> o, FieldNetwork network, V features, Map<String, V> in, int lead) {
        V all = Graphs.value(in, CrpsObjective.NOISE);
        V own = o.reshape(o.slice(all, 1, lead, lead + 1L), -1, members() * noise());
        V noise = o.reshape(own, -1, noise());
        if (graphs.spec().method() instanceof Gaussian) {
            NormalValues<V> normal = NormalValues.of(o, network.head(o, features, null, null), size());
            return new Drawn<>(normal.draw(o, noise), normal);
        }
        long[] shape = graphs.spec().shape(channels() * graphs.spec().variables());
        V fields = o.reshape(noise, ForecastSpec.with(-1, shape));
        return new Drawn<>(o.reshape(network.head(o, features, fields, null), -1, size()), null);
    }

    private <V> V score(Ops<V> o, Drawn<V> drawn, V truth, V weight) {
        NormalValues<V> normal = drawn.of;
        if (normal != null) {
            return o.meanAll(o.mul(normal.fairCrps(o, truth, members()), weight));
        }
        return CrpsObjective.score(o, o.reshape(drawn.u, -1, members(), size()), truth, weight);
    }

    private <V> V base(Ops<V> o, List<V> recent) {
        V last = recent.get(recent.size() - 1);
        return switch (graphs.spec().base()) {
            case CLIMATE -> o.scale(last, 0);
            case PERSISTENCE -> last;
            case LINEAR -> linear(o, recent);
        };
    }

    /** {@link LinearModel#predict}. */
    private <V> V linear(Ops<V> o, List<V> recent) {
        LinearModel model = scaling.linear();
        if (model == null) {
            throw new IllegalStateException("a linear base must have its model");
        }
        V projections = o.transpose(matrix(o, model.projections()), 1, 0);
        List<V> scores = new ArrayList<>();
        for (int lag = 0; lag < model.lags(); lag++) {
            scores.add(o.matmul(recent.get(recent.size() - 1 - lag), projections));
        }
        V seen = scores.size() == 1 ? scores.get(0) : o.concat(1, scores);
        return o.matmul(o.matmul(seen, matrix(o, model.regression())), matrix(o, model.functions()));
    }

    /** Each row once for every member. */
    private <V> V repeated(Ops<V> o, V rows) {
        long width = o.shape(rows)[1];
        V single = o.reshape(rows, -1, 1, width);
        return o.reshape(o.concat(1, Collections.nCopies(members(), single)), -1, width);
    }

    /** Of {@code [b, leads - 1, entries]}. */
    private static <V> V ahead(Ops<V> o, Map<String, V> in, String name, int lead, long entries) {
        return o.reshape(o.slice(Graphs.value(in, name), 1, lead - 1L, lead), -1, entries);
    }

    private static <V> V part(Ops<V> o, V rows, long index, long width) {
        return o.slice(rows, 1, index * width, (index + 1) * width);
    }

    private static <V> V row(Ops<V> o, double... values) {
        return matrix(o, new double[][] {values});
    }

    private static <V> V matrix(Ops<V> o, double[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return o.constant(values, rows.length, rows[0].length);
    }
}
