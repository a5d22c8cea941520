package org.plume.sim.reach;

import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.Box;
import org.plume.arm.Clearance;
import org.plume.arm.ClearancePenalty;
import org.plume.arm.Cylinder;
import org.plume.arm.Obstacle;

/**
 * What the planner keeps off although no scene names it: the floor the arm stands on, and its own shoulder, from which
 * the links beyond the elbow stay away.
 */
final class Surroundings {

    private static final int FIRST_OUTER_LINK = 5;

    private static final List<Obstacle> SOLIDS = List.of(
            Box.aligned(new Vector3D(0, 0, -0.5), new Vector3D(2, 2, 0.5)),
            Cylinder.upright(new Vector3D(0, 0, 0.22), 0.09, 0.22));

    private Surroundings() {}

    private static Arm outer(Arm arm) {
        return arm.withSpheres(arm.spheres().stream()
                .filter(ball -> ball.link() >= FIRST_OUTER_LINK)
                .toList());
    }

    static Clearance clearance(Arm arm) {
        return Clearance.of(outer(arm), SOLIDS);
    }

    static ClearancePenalty penalty(Arm arm, double margin) {
        return ClearancePenalty.of(outer(arm), SOLIDS, margin);
    }
}
