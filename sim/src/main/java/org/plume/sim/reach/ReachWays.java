package org.plume.sim.reach;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plume.arm.Arm;
import org.plume.arm.Scene;
import org.plume.sim.Ways;

/** The ways of {@link Reach}: those of the planner, told apart by {@link Passing}. */
record ReachWays(Arm arm, ProblemGenerator generator) implements Ways {

    @Override
    public Set<String> free(Scene scene, double[] start) {
        return generator.ways(new Problem(scene, start)).stream()
                .map(Way::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<String> code(Scene scene, double[][] path) {
        String code = Passing.of(arm, new Problem(scene, path[0]))
                .code(generator.finder().toolPath(path));
        return code.indexOf(Passing.NOT_YET) < 0 ? Optional.of(code) : Optional.empty();
    }
}
