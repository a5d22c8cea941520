package org.plume.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.plume.compare.data.PointSet;
import org.plume.compare.data.PointSets;
import org.plume.generative.Streams;
import org.plume.policy.learn.Examples;
import org.plume.sim.Tasks;
import org.plume.weather.system.Lorenz96;
import org.plume.weather.system.RungeKutta4;

/** The project's own domains as data to compare paradigms on: chunks of actions, states of a chaotic system. */
final class DomainPoints {

    private static final int CHUNKS = 10_000;
    private static final int DEMONSTRATIONS = 96;
    private static final int STATES = 20_000;
    private static final int SPIN_UP = 1000;

    /** Steps between two states: four days, after which little is left of the first. */
    private static final int EVERY = 16;

    private DomainPoints() {}

    /** By name, made when they are asked for. */
    static Map<String, Supplier<PointSet>> all() {
        Map<String, Supplier<PointSet>> all = new LinkedHashMap<>();
        all.put("avoiding", DomainPoints::avoiding);
        all.put("lorenz96", DomainPoints::lorenz96);
        return all;
    }

    /** Any data set by name. */
    static PointSet named(String name) {
        return PointSets.named(name, all());
    }

    /** The 16 actions ahead of the expert, relative to where the tool is, from anywhere along its ways. */
    private static PointSet avoiding() {
        Recipe recipe = Recipe.of("avoiding", Recipe.method("flow"));
        var expert = Tasks.named("avoiding").expert().orElseThrow();
        Examples examples = Examples.of(recipe.spec(), expert.demonstrate(DEMONSTRATIONS, done -> {}, 0));
        RandomGenerator rng = new Streams(0).at(0);
        int past = recipe.spec().firstStep() * recipe.spec().actions().size();
        List<double[]> chunks = new ArrayList<>();
        for (int i = 0; i < CHUNKS; i++) {
            double[] chunk = examples.draw(rng).target();
            chunks.add(Arrays.copyOfRange(chunk, past, chunk.length));
        }
        return PointSets.of("avoiding", chunks);
    }

    /** States of 40 variables. */
    private static PointSet lorenz96() {
        double[][] states = new RungeKutta4(Lorenz96.CLASSIC, Lorenz96.DT)
                .trajectory(Lorenz96.CLASSIC.start(), SPIN_UP, EVERY, STATES);
        return PointSets.of("lorenz96", List.of(states));
    }
}
