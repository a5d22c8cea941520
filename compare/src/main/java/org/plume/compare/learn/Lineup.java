package org.plume.compare.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.paradigm.AlongPath;
import org.plume.generative.paradigm.Autoencoder;
import org.plume.generative.paradigm.Autoregressive;
import org.plume.generative.paradigm.Distilled;
import org.plume.generative.paradigm.Energy;
import org.plume.generative.paradigm.Gan;
import org.plume.generative.paradigm.LatentDiffusion;
import org.plume.generative.paradigm.NormalizingFlow;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.SlicedScore;
import org.plume.generative.paradigm.Vae;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.Churn;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.TimeGrid;
import org.plume.generative.solve.TwoStage;

/** All paradigms, sized for a few coordinates: about 50,000 parameters each, those of both networks where there are two. */
public final class Lineup {

    private static final int WIDTH = 56;
    private static final int BLOCKS = 3;
    private static final int PAIR = 76;
    private static final double LATEST = 1 - 1e-3;
    private static final Schedule PRESERVING = Schedule.variancePreserving(0.1, 20);
    private static final Schedule EXPLODING = Schedule.varianceExploding(0.01, 5);

    private static final List<Paradigm> ALL = List.of(
            new Autoencoder(1, PAIR, 2),
            new Vae(2, 1, PAIR, 2),
            new Vae(2, 4, PAIR, 2),
            new Gan(Gan.Loss.MINIMAX, 2, PAIR, 2),
            new Gan(Gan.Loss.NON_SATURATING, 2, PAIR, 2),
            new Gan(Gan.Loss.WASSERSTEIN, 2, PAIR, 2),
            new Autoregressive(128, 3, 48, 2),
            new NormalizingFlow(NormalizingFlow.Kind.AFFINE, 8, 52, 1),
            new NormalizingFlow(NormalizingFlow.Kind.SPLINE, 4, 64, 1),
            new Energy(Energy.Estimation.CONTRASTIVE_DIVERGENCE, 110, 2),
            new Energy(Energy.Estimation.NOISE_CONTRASTIVE, 110, 2),
            score("score-ve", "denoising score matching, variance exploding", EXPLODING),
            score("score-vp", "denoising score matching, variance preserving", PRESERVING),
            new SlicedScore(score("score-sliced", "sliced score matching", EXPLODING)),
            diffusion("diffusion", WIDTH, BLOCKS),
            flow("flow-matching", WIDTH, BLOCKS),
            new Distilled(1, WIDTH, BLOCKS),
            new Distilled(2, WIDTH, BLOCKS),
            new Distilled(4, WIDTH, BLOCKS),
            new LatentDiffusion(new Vae(2, 1, 52, 2), flow("codes", 40, 2)));

    private Lineup() {}

    private static AlongPath score(String name, String objective, Schedule schedule) {
        return new AlongPath(
                name,
                objective,
                Path.of(schedule, Parameterization.NOISE),
                1e-3,
                LATEST,
                OneStage.ddim(1),
                TimeGrid.uniform(1e-3, LATEST, 100),
                WIDTH,
                BLOCKS);
    }

    private static AlongPath diffusion(String name, int width, int blocks) {
        return new AlongPath(
                name,
                "denoising: regression of v along a cosine path",
                Path.of(Schedule.COSINE, Parameterization.V),
                0,
                1,
                OneStage.ddim(0),
                TimeGrid.uniform(50),
                width,
                blocks);
    }

    private static AlongPath flow(String name, int width, int blocks) {
        return new AlongPath(
                name,
                "flow matching: regression of the velocity along straight lines",
                Path.of(Schedule.LINEAR, Parameterization.VELOCITY),
                0,
                1,
                TwoStage.heun(Churn.NONE),
                TimeGrid.uniform(25),
                width,
                blocks);
    }

    public static List<Paradigm> all() {
        return ALL;
    }

    /**
     * Those with the names, in the order of the lineup.
     *
     * @throws IllegalArgumentException with the list if there is none of a name
     */
    public static List<Paradigm> named(List<String> names) {
        Map<String, Paradigm> byName = new LinkedHashMap<>();
        ALL.forEach(paradigm -> byName.put(paradigm.name(), paradigm));
        for (String name : names) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException(
                        "paradigms must be of " + List.copyOf(byName.keySet()) + ", was '" + name + "'");
            }
        }
        return ALL.stream().filter(paradigm -> names.contains(paradigm.name())).toList();
    }
}
