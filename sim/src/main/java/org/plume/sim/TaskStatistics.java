package org.plume.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study measured, with 95 % intervals.
 *
 * @param provenance what the numbers must be read as
 * @param episodes how many
 * @param successRate share that succeeded (Wilson)
 * @param collisionRate share that ended by contact (Wilson)
 * @param modesReached different modes among the successes (bootstrap); null where modes differ between scenes
 * @param modeEntropy their entropy, from 0 to 1 (bootstrap); null where modes differ between scenes
 * @param meanPathLength length of the tool's path over the successes, m (Student's t)
 */
public record TaskStatistics(
        String provenance,
        int episodes,
        Estimate successRate,
        Estimate collisionRate,
        @Nullable Estimate modesReached,
        @Nullable Estimate modeEntropy,
        Estimate meanPathLength) {

    /** Measures {@code results}; {@code seed} is that of the bootstrap. */
    public static TaskStatistics of(Task task, List<EpisodeResult> results, long seed) {
        int n = results.size();
        int modes = task.modes();
        ModeCounts counts = ModeCounts.of(results);
        return new TaskStatistics(
                task.provenance(),
                n,
                Estimate.share(
                        (int) results.stream().filter(EpisodeResult::success).count(), n),
                Estimate.share(
                        (int) results.stream().filter(EpisodeResult::collision).count(), n),
                modes == 0 ? null : counts.reachedEstimate(modes, Seeds.generator(Seeds.of(seed, 0))),
                modes == 0 ? null : counts.entropyEstimate(modes, Seeds.generator(Seeds.of(seed, 1))),
                Estimate.mean(results.stream()
                        .filter(EpisodeResult::success)
                        .mapToDouble(EpisodeResult::pathLength)
                        .toArray()));
    }
}
