package org.plume.sim;

import java.util.ArrayList;
import java.util.List;
import org.plume.arm.Column;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;

/**
 * The baseline "open-loop replay of a random demonstration": draws a demonstration, executes its actions without looking,
 * and goes on with the last one that was not idle, or holds the last position where actions are positions.
 */
public final class DemonstrationReplay implements ControllerFactory {

    private final List<double[][]> actions = new ArrayList<>();
    private final List<double[]> last = new ArrayList<>();

    /** Replays what {@code demonstrations} did in terms of {@link Task#action()}. */
    public DemonstrationReplay(Task task, Demonstrations demonstrations) {
        if (demonstrations.episodes().isEmpty()) {
            throw new IllegalArgumentException("demonstrations must hold at least one episode, were empty");
        }
        List<Column> columns = task.action().stream().map(Column::parse).toList();
        for (Demonstration demonstration : demonstrations.episodes()) {
            double[][] values = demonstrations.values(demonstration, columns);
            double[][] commands = new double[values.length - 1][columns.size()];
            double[] going = new double[columns.size()];
            for (int i = 0; i < commands.length; i++) {
                for (int k = 0; k < columns.size(); k++) {
                    commands[i][k] = values[columns.get(k).delta() ? i : i + 1][k];
                }
                going = idle(commands[i], columns) ? going : commands[i];
            }
            actions.add(commands);
            last.add(going);
        }
    }

    @Override
    public Controller episode(long seed) {
        int chosen = Seeds.generator(seed).nextInt(actions.size());
        return now -> now.step() == 0 ? actions.get(chosen) : new double[][] {last.get(chosen)};
    }

    private static boolean idle(double[] action, List<Column> columns) {
        for (int k = 0; k < action.length; k++) {
            if (!columns.get(k).delta() || action[k] != 0) {
                return false;
            }
        }
        return true;
    }
}
