package org.plume.policy.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.arm.Demonstrations;
import org.plume.policy.ActionColumn;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.Windows;
import org.plume.policy.encode.ChunkCodec;
import org.plume.policy.encode.SituationEncoding;

/** The examples of a set of demonstrations: one for each step that a chunk can start at, disturbed anew at each look. */
public final class Examples {

    private final PolicySpec spec;
    private final List<Episode> episodes;
    private final int[] firstOf;
    private final int size;
    private final SituationEncoding situations;
    private final ChunkCodec chunks;
    private final Disturbance disturbance;

    private Examples(PolicySpec spec, List<Episode> episodes) {
        this.spec = spec;
        this.episodes = episodes;
        firstOf = new int[episodes.size()];
        int total = 0;
        for (int e = 0; e < firstOf.length; e++) {
            firstOf[e] = total;
            int last = episodes.get(e).steps() - spec.horizon() + spec.windows().padAfter() + spec.firstStep();
            total += Math.max(0, last) + 1;
        }
        size = total;
        situations = new SituationEncoding(spec);
        chunks = new ChunkCodec(spec, situations);
        disturbance = new Disturbance(spec);
    }

    /** An {@link IllegalArgumentException} names a missing column or an episode that is too short. */
    public static Examples of(PolicySpec spec, Demonstrations demonstrations) {
        if (demonstrations.episodes().isEmpty()) {
            throw new IllegalArgumentException("the demonstrations must have >= 1 episodes, had 0");
        }
        return new Examples(
                spec,
                demonstrations.episodes().stream()
                        .map(d -> Episode.of(spec, demonstrations.columns(), d))
                        .toList());
    }

    public int size() {
        return size;
    }

    /** An example drawn as the spec says: evenly, but for the share of starts. */
    public Example draw(RandomGenerator rng) {
        double share = spec.windows().startShare();
        boolean start = share > 0 && rng.nextDouble() < share;
        return at(start ? firstOf[rng.nextInt(firstOf.length)] : rng.nextInt(size), rng);
    }

    /** Example {@code index}, disturbed as the spec says. */
    public Example at(int index, RandomGenerator rng) {
        int e = Arrays.binarySearch(firstOf, index);
        e = e < 0 ? -e - 2 : e;
        Episode episode = episodes.get(e);
        int now = index - firstOf[e];
        List<double[]> frames = frames(episode, now);
        disturbance.apply(frames, rng);
        double[][] path = path(episode, now, frames);
        Situation situation =
                new Situation(frames, episode.scene().goal(), episode.scene().obstacles());
        return new Example(situations.features(situation), chunks.target(path, situation.present()));
    }

    private List<double[]> frames(Episode episode, int now) {
        List<double[]> frames = new ArrayList<>();
        for (int j = spec.firstStep(); j >= 0; j--) {
            frames.add(episode.frames()[Math.max(0, now - j)].clone());
        }
        return frames;
    }

    /**
     * The path of the chunk seen at {@code now}. Absolute actions stand in their own row. Relative ones lead to the next row:
     * the anchor's own values up to now, then the source's, bent so that it starts where the anchor stands.
     */
    private double[][] path(Episode episode, int now, List<double[]> frames) {
        List<ActionColumn> columns = spec.actions();
        double[][] path = new double[spec.horizon()][columns.size()];
        double[] present = situations.presentPath(frames.get(spec.firstStep()));
        double persistence = spec.windows().augmentation().persistence();
        for (int k = 0; k < path.length; k++) {
            int ahead = k - spec.firstStep() + 1;
            double left = ahead > 0 ? Math.pow(persistence, ahead) : 0;
            for (int a = 0; a < columns.size(); a++) {
                if (!columns.get(a).relative()) {
                    path[k][a] = value(episode.path(), Math.max(0, now + ahead - 1), a);
                } else if (ahead <= 0) {
                    path[k][a] = situations.presentPath(frames.get(k + 1))[a];
                } else {
                    double away = present[a] - episode.path()[now][a];
                    path[k][a] = value(episode.path(), now + ahead, a) + left * away;
                }
            }
        }
        return path;
    }

    private double value(double[][] rows, int row, int column) {
        int last = rows.length - 1;
        if (row <= last) {
            return rows[row][column];
        }
        double step = spec.windows().ending() == Windows.Ending.HOLD ? 0 : rows[last][column] - rows[last - 1][column];
        return rows[last][column] + (row - last) * step;
    }
}
