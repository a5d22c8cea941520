package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.Rehearsal;
import org.plume.sim.Seeds;

/**
 * Does demonstrations of {@code avoiding} again by {@link ToolDynamics}: of a demonstration only des_x, des_y are read.
 * Columns: x, y, des_x, des_y and the demonstrated path_x, path_y, m; from des, the desired position m steps ahead is
 * path + 0.88^m (des - path).
 */
public final class AvoidingRehearsal implements Rehearsal {

    static final List<String> COLUMNS = List.of("x", "y", "des_x", "des_y", "path_x", "path_y");

    @Override
    public Demonstrations rehearse(Demonstrations demonstrations, int copies, IntConsumer finished, long seed) {
        if (copies < 0) {
            throw new IllegalArgumentException("copies must be >= 0, was " + copies);
        }
        int x = demonstrations.index("des_x");
        int y = demonstrations.index("des_y");
        List<Demonstration> rehearsed = new ArrayList<>();
        for (int i = 0; i < demonstrations.episodes().size(); i++) {
            Demonstration demonstration = demonstrations.episodes().get(i);
            double[][] path = new double[demonstration.steps()][];
            for (int t = 0; t < path.length; t++) {
                path[t] =
                        new double[] {demonstration.rows()[t][x], demonstration.rows()[t][y]};
            }
            long family = Seeds.of(seed, i);
            for (int k = 0; k <= copies; k++) {
                Follower follower = new Follower(path, k == 0 ? null : Seeds.generator(Seeds.of(family, k)));
                Optional<double[][]> rows = follower.passage(0);
                if (rows.isPresent()) {
                    String name = demonstration.name() + "_" + k;
                    rehearsed.add(new Demonstration(name, rows.get(), Geometry.SCENE));
                }
            }
            finished.accept(i + 1);
        }
        return new Demonstrations(COLUMNS, rehearsed);
    }
}
