package org.plume.policy.encode;

import java.util.List;
import org.plume.policy.ActionColumn;
import org.plume.policy.Chunk;
import org.plume.policy.PolicySpec;

/**
 * A chunk as the vector that the network learns, {@code [horizon * coordinates]} row-major and before normalisation, and back.
 *
 * <p>Where an action is relative, the vector holds the path minus the present value of its anchor: all displacements from
 * now, not from step to step, so that errors do not add up. Absolute actions stand as they are.
 */
public final class ChunkCodec {

    private final PolicySpec spec;
    private final SituationEncoding situations;

    public ChunkCodec(PolicySpec spec, SituationEncoding situations) {
        this.spec = spec;
        this.situations = situations;
    }

    /** The vector of a path {@code [horizon, coordinates]} that is seen from this newest frame. */
    public double[] target(double[][] path, double[] present) {
        double[] origin = origin(present);
        double[] target = new double[spec.chunkSize()];
        for (int k = 0; k < path.length; k++) {
            for (int a = 0; a < origin.length; a++) {
                target[k * origin.length + a] = path[k][a] - origin[a];
            }
        }
        return target;
    }

    /** The chunk of a vector, seen from these frames (oldest first). */
    public Chunk chunk(double[] target, List<double[]> frames) {
        double[] origin = origin(frames.get(frames.size() - 1));
        List<ActionColumn> columns = spec.actions();
        double[] before = situations.presentPath(frames.get(0));
        double[][] path = new double[spec.horizon()][columns.size()];
        double[][] actions = new double[spec.horizon()][columns.size()];
        for (int k = 0; k < path.length; k++) {
            for (int a = 0; a < origin.length; a++) {
                path[k][a] = target[k * origin.length + a] + origin[a];
                double last = k == 0 ? before[a] : path[k - 1][a];
                actions[k][a] = columns.get(a).relative() ? path[k][a] - last : path[k][a];
            }
        }
        return new Chunk(path, actions);
    }

    /**
     * Where these actions lead from the present, {@code [actions, coordinates]}: relative ones add up from it, whatever path they
     * were once part of.
     */
    public double[][] continued(List<double[]> actions, double[] present) {
        double[] at = situations.presentPath(present);
        List<ActionColumn> columns = spec.actions();
        double[][] path = new double[actions.size()][];
        for (int k = 0; k < path.length; k++) {
            for (int a = 0; a < at.length; a++) {
                at[a] = columns.get(a).relative() ? at[a] + actions.get(k)[a] : actions.get(k)[a];
            }
            path[k] = at.clone();
        }
        return path;
    }

    /** Whether this coordinate is given relative to the present. */
    public boolean isRelative(int coordinate) {
        return spec.actions().get(coordinate).relative();
    }

    /** What paths are relative to, {@code [coordinates]}: the present value of relative coordinates, 0 of the others. */
    public double[] origin(double[] present) {
        double[] origin = situations.presentPath(present);
        for (int a = 0; a < origin.length; a++) {
            if (!spec.actions().get(a).relative()) {
                origin[a] = 0;
            }
        }
        return origin;
    }
}
