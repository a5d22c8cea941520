package org.plume.arm;

import java.util.List;

/**
 * Bounds of how far a point of a link can lie from the axis of a joint that carries it: the lengths of the links between
 * them, added. A prismatic joint between adds its farther limit.
 */
final class Reach {

    private final Arm arm;

    Reach(Arm arm) {
        this.arm = arm;
    }

    /** {@code [spheres x n]}, m per rad (1 for a prismatic joint, 0 where the joint does not carry the ball). */
    double[] bounds(List<BodySphere> spheres) {
        int n = arm.joints();
        double[] bounds = new double[spheres.size() * n];
        for (int i = 0; i < spheres.size(); i++) {
            BodySphere ball = spheres.get(i);
            for (int j = 0; j < n; j++) {
                bounds[i * n + j] = bound(arm.movedLink(j), ball);
            }
        }
        return bounds;
    }

    private double bound(int moved, BodySphere ball) {
        if (!arm.carries(moved, ball.link())) {
            return 0;
        }
        Joint joint = arm.links().get(moved).joint();
        if (joint != null && joint.kind() == Joint.Kind.PRISMATIC) {
            return 1;
        }
        double length = ball.centre().getNorm();
        int at = ball.link();
        while (at != moved) {
            Link link = arm.links().get(at);
            Joint between = link.joint();
            if (between != null) {
                length += between.origin().position().getNorm();
                if (between.kind() == Joint.Kind.PRISMATIC) {
                    length += Math.max(Math.abs(between.lower()), Math.abs(between.upper()));
                }
            }
            at = link.parent();
        }
        return length;
    }
}
