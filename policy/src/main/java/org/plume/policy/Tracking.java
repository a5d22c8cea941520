package org.plume.policy;

import java.util.List;

/**
 * How a body follows what it is commanded, so that a plan can be judged by where the body will be: a linear response of second
 * order for each coordinate of the path. From measured x and x_-1 a step before, commanded to u,
 *
 * <pre>
 *   x' = u + present (x - u) + before (x_-1 - u) + offset
 * </pre>
 *
 * A body that is at once where it is sent has present = before = offset = 0.
 *
 * @param responses one for each coordinate
 */
public record Tracking(List<Response> responses) {

    /**
     * One coordinate.
     *
     * @param column the observation that measures it
     * @param present weight of the present deviation
     * @param before weight of the deviation a step before
     * @param offset m or rad
     */
    public record Response(String column, double present, double before, double offset) {

        public Response {
            if (!Double.isFinite(present) || !Double.isFinite(before) || !Double.isFinite(offset)) {
                throw new IllegalArgumentException(
                        "tracking of " + column + " must be finite, was " + present + ", " + before + ", " + offset);
            }
        }

        double next(double now, double last, double commanded) {
            return commanded + present * (now - commanded) + before * (last - commanded) + offset;
        }
    }

    public Tracking {
        responses = List.copyOf(responses);
    }

    /**
     * Where the body will be.
     *
     * @param last measured a step before, {@code [coordinates]}
     * @param now measured
     * @param commanded {@code [steps, coordinates]}
     * @return {@code [steps, coordinates]}: after each step
     */
    public double[][] follow(double[] last, double[] now, double[][] commanded) {
        double[][] path = new double[commanded.length][responses.size()];
        double[] before = last;
        double[] at = now;
        for (int k = 0; k < path.length; k++) {
            for (int a = 0; a < path[k].length; a++) {
                path[k][a] = responses.get(a).next(at[a], before[a], commanded[k][a]);
            }
            before = at;
            at = path[k];
        }
        return path;
    }
}
