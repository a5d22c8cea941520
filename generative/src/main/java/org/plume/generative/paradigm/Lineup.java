package org.plume.generative.paradigm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.Churn;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.TimeGrid;
import org.plume.generative.solve.TwoStage;

/**
 * All paradigms, sized alike: those of scale 1 have about 50,000 parameters each in a few coordinates, those of both networks
 * where there are two.
 *
 * @param scale of the widths
 * @param latent entries of the codes of autoencoders and adversaries
 * @param octaves of waves that energies and networks along a path see beside x: 0 for points of many coordinates
 */
public record Lineup(double scale, int latent, int octaves) {

    /** For points of the plane. */
    public static final Lineup PLANE = new Lineup(1, 2, 3);

    /** Of the layers of an autoencoder or of an adversary at scale 1; the others are in proportion. */
    public static final int WIDTH = 76;

    /**
     * Weight of the divergence of the codes that a path is laid through: the path draws them, so that they need not look
     * normal, and what the divergence would blur stays sharp.
     */
    private static final double CODES = 0.1;

    private static final double LATE = 0.3;
    private static final double LATEST = 1 - 1e-3;
    private static final Schedule PRESERVING = Schedule.variancePreserving(0.1, 20);
    private static final Schedule EXPLODING = Schedule.varianceExploding(0.01, 5);

    public Lineup {
        if (!(scale > 0 && scale <= 20)) {
            throw new IllegalArgumentException("scale must be in (0, 20], was " + scale);
        }
        if (latent < 1) {
            throw new IllegalArgumentException("latent must be >= 1, was " + latent);
        }
        if (octaves < 0) {
            throw new IllegalArgumentException("octaves must be >= 0, was " + octaves);
        }
    }

    /** For points of so many coordinates: waves and codes are for few of them. */
    public static Lineup of(int size, double scale) {
        return size <= 2 ? new Lineup(scale, 2, PLANE.octaves) : new Lineup(scale, Math.min(16, size), 0);
    }

    /** Each of them. */
    public List<Paradigm> all() {
        int pair = width(WIDTH);
        return List.of(
                new Autoencoder(Math.max(1, latent / 2), pair, 2),
                new Vae(latent, 1, pair, 2),
                new Vae(latent, 4, pair, 2),
                new Gan(Gan.Loss.MINIMAX, latent, pair, 2),
                new Gan(Gan.Loss.NON_SATURATING, latent, pair, 2),
                new Gan(Gan.Loss.WASSERSTEIN, latent, pair, 2),
                octaves > 0 ? new Autoregressive(128, 3, width(48), 2) : new Autoregressive(128, 6, width(16), 2),
                new NormalizingFlow(NormalizingFlow.Kind.AFFINE, 8, width(52), 1),
                new NormalizingFlow(NormalizingFlow.Kind.SPLINE, 4, width(64), 1),
                new Energy(Energy.Estimation.CONTRASTIVE_DIVERGENCE, width(108), 2, octaves),
                new Energy(Energy.Estimation.NOISE_CONTRASTIVE, width(108), 2, octaves),
                score("score-ve", "denoising score matching, variance exploding", EXPLODING),
                score("score-vp", "denoising score matching, variance preserving", PRESERVING),
                new SlicedScore(score("score-sliced", "sliced score matching", EXPLODING)),
                diffusion(),
                flow("flow-matching", width(56), 3, octaves),
                new Distilled(1, width(56), 3, octaves),
                new Distilled(2, width(56), 3, octaves),
                new Distilled(4, width(56), 3, octaves),
                new LatentDiffusion(new Vae(latent, CODES, width(52), 2), flow("codes", width(40), 2, octaves)));
    }

    /**
     * Those with the names, in the order of the lineup.
     *
     * @throws IllegalArgumentException with the list if there is none of a name
     */
    public List<Paradigm> named(List<String> names) {
        Map<String, Paradigm> byName = new LinkedHashMap<>();
        all().forEach(paradigm -> byName.put(paradigm.name(), paradigm));
        for (String name : names) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException(
                        "paradigms must be of " + List.copyOf(byName.keySet()) + ", was '" + name + "'");
            }
        }
        return byName.values().stream()
                .filter(paradigm -> names.contains(paradigm.name()))
                .toList();
    }

    /** The one of the name; {@link #named(List)}. */
    public Paradigm named(String name) {
        return named(List.of(name)).get(0);
    }

    /** The names of all. */
    public static List<String> names() {
        return PLANE.all().stream().map(Paradigm::name).toList();
    }

    /** The names of those that sample. */
    public static List<String> sampling() {
        return PLANE.all().stream()
                .filter(Paradigm::samples)
                .map(Paradigm::name)
                .toList();
    }

    /** A multiple of 4, as attention in heads wants it. */
    private int width(int ofOne) {
        return Math.max(4, 4 * (int) Math.round(scale * ofOne / 4));
    }

    private AlongPath score(String name, String objective, Schedule schedule) {
        return along(
                name,
                objective,
                Path.of(schedule, Parameterization.NOISE),
                1e-3,
                LATEST,
                OneStage.ddim(1),
                TimeGrid.uniform(1e-3, LATEST, 100),
                0);
    }

    private AlongPath diffusion() {
        return along(
                "diffusion",
                "denoising: regression of v along a cosine path",
                Path.of(Schedule.COSINE, Parameterization.V),
                0,
                1,
                OneStage.ddim(0),
                TimeGrid.uniform(50),
                LATE);
    }

    private AlongPath along(
            String name,
            String objective,
            Path path,
            double from,
            double to,
            Solver solver,
            TimeGrid grid,
            double late) {
        return new AlongPath(name, objective, path, from, to, solver, grid, width(56), 3, octaves, late);
    }

    private static AlongPath flow(String name, int width, int blocks, int octaves) {
        return new AlongPath(
                name,
                "flow matching: regression of the velocity along straight lines",
                Path.of(Schedule.LINEAR, Parameterization.VELOCITY_BEYOND_LINEAR),
                0,
                1,
                TwoStage.heun(Churn.NONE),
                TimeGrid.uniform(25),
                width,
                blocks,
                octaves,
                LATE);
    }
}
