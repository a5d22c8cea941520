package org.plume.policy.plan;

import org.jspecify.annotations.Nullable;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.Tracking;
import org.plume.policy.cost.Assessment;
import org.plume.policy.cost.Assessor;
import org.plume.policy.encode.SituationEncoding;

/** Where the body will be when a path is commanded: by the policy's tracking where it has one, else where it is sent. */
final class Foresight {

    private final PolicySpec spec;
    private final SituationEncoding situations;
    private final @Nullable Tracking tracking;

    Foresight(PolicyDescription description) {
        spec = description.spec();
        situations = new SituationEncoding(spec);
        tracking = description.tracking();
    }

    /**
     * Where the body will be after each step ahead, {@code [steps - first, coordinates]}.
     *
     * @param path {@code [steps, coordinates]}
     * @param first index of the first row ahead
     */
    double[][] body(double[][] path, int first, Situation situation) {
        double[][] ahead = new double[path.length - first][];
        double[] present = situations.presentPath(situation.present());
        for (int k = 0; k < ahead.length; k++) {
            ahead[k] = path[first + k].clone();
            if (tracking != null && first > 0) {
                for (int a = 0; a < present.length; a++) {
                    ahead[k][a] += present[a] - path[first - 1][a];
                }
            }
        }
        return tracking == null
                ? ahead
                : tracking.follow(measured(situation.beforePresent()), measured(situation.present()), ahead);
    }

    /** Prices a path and judges whether it may be taken; arguments as of {@link #body}. */
    Assessment assess(Assessor assessor, double[][] path, int first, Situation situation) {
        double[] present = situations.observesPath() ? situations.presentPath(situation.present()) : path[first];
        if (tracking == null) {
            return assessor.assess(path, first, present);
        }
        double[][] body = new double[path.length][];
        System.arraycopy(body(path, first, situation), 0, body, first, path.length - first);
        return assessor.assess(path, first, present, body, measured(situation.present()));
    }

    /** The action that leads to this row of a path. */
    double[] towards(double[] row, Situation situation) {
        double[] present = situations.presentPath(situation.present());
        double[] action = row.clone();
        for (int a = 0; a < action.length; a++) {
            action[a] -= spec.actions().get(a).relative() ? present[a] : 0;
        }
        return action;
    }

    private double[] measured(double[] frame) {
        return tracking == null
                ? situations.presentPath(frame)
                : tracking.responses().stream()
                        .mapToDouble(r -> frame[spec.observations().indexOf(r.column())])
                        .toArray();
    }
}
