package org.plume.sim.reach;

import java.util.List;

/**
 * A problem and the ways that the planner found.
 *
 * @param ways one for each code, shortest first
 */
public record SolvedProblem(Problem problem, List<Way> ways) {

    public SolvedProblem {
        ways = List.copyOf(ways);
    }
}
