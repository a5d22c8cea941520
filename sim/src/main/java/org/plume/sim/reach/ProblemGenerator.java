package org.plume.sim.reach;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plume.arm.Arm;
import org.plume.sim.Seeds;

/**
 * Problems as functions of a seed: candidates are drawn until one is such that straight joint interpolation collides and the
 * planner finds ways of at least {@link #MODES} codes. The last ones are remembered. Safe for threads.
 */
final class ProblemGenerator {

    /** Fewest ways of a problem. */
    static final int MODES = 3;

    private static final int REMEMBERED = 1024;
    private static final int ATTEMPTS = 10_000;

    private final Workspace workspace;
    private final WayFinder finder;
    private final Map<Long, SolvedProblem> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SolvedProblem> eldest) {
            return size() > REMEMBERED;
        }
    };

    ProblemGenerator(Arm arm) {
        workspace = new Workspace(arm);
        finder = new WayFinder(arm);
    }

    WayFinder finder() {
        return finder;
    }

    SolvedProblem problem(long seed) {
        synchronized (remembered) {
            SolvedProblem known = remembered.get(seed);
            if (known != null) {
                return known;
            }
        }
        SolvedProblem made = make(seed);
        synchronized (remembered) {
            remembered.put(seed, made);
        }
        return made;
    }

    /** The ways of any problem; looked up where the problem is remembered. */
    List<Way> ways(Problem problem) {
        synchronized (remembered) {
            for (SolvedProblem known : remembered.values()) {
                if (known.problem().scene().equals(problem.scene())
                        && Arrays.equals(known.problem().start(), problem.start())) {
                    return known.ways();
                }
            }
        }
        return finder.find(problem, 1);
    }

    /** The problem of a seed, neither looked up nor remembered. */
    SolvedProblem make(long seed) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Problem> candidate = workspace.draw(Seeds.generator(Seeds.of(seed, attempt)));
            if (candidate.isPresent() && finder.straightCollides(candidate.get())) {
                List<Way> ways = finder.find(candidate.get(), MODES);
                if (!ways.isEmpty()) {
                    return new SolvedProblem(candidate.get(), ways);
                }
            }
        }
        throw new IllegalStateException(
                "no problem with " + MODES + " ways in " + ATTEMPTS + " attempts, seed " + seed);
    }
}
