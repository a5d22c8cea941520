package org.plume.arm;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * The 7-joint Franka Emika Panda. Joint frames: d1 0.333, d3 0.316, a4 0.0825, a5 -0.0825, d5 0.384, a7 0.088, flange
 * 0.107 m; limits are Franka's own. {@link PandaBody} has its looks and its cover of balls.
 */
public final class Panda {

    private static final double QUARTER = Math.PI / 2;

    /** Distance of the tool from joint 7 along its axis: flange 0.107 + 0.105, m. */
    private static final double TOOL = 0.212;

    static final int LINK7 = 7;
    static final int FLANGE = 8;
    static final int HAND = 9;

    private Panda() {}

    /** With its hand; the tool is the point between the finger tips, 0.105 m from the hand's frame. */
    public static Arm arm() {
        List<Link> links = upToFlange();
        links.add(new Link(
                "panda_hand",
                FLANGE,
                Joint.fixed("panda_hand_joint", Pose.xyzRpy(0, 0, 0, 0, 0, -Math.PI / 4)),
                PandaBody.hand()));
        return new Arm("panda", links, HAND, Pose.at(0, 0, TOOL - 0.107), PandaBody.withHand());
    }

    /**
     * With the rod of D3IL's Avoiding in place of the hand: a cylinder of radius 0.01 m, half-length 0.15 m, whose centre
     * lies 0.075 m beyond the tool. The tool stands 0.212 m along joint 7's axis and is turned as the hand would be, so
     * that the task's orientation is the quaternion (0, 1, 0, 0).
     */
    public static Arm withRod() {
        List<Link> links = upToFlange();
        links.add(new Link(
                "panda_rod",
                FLANGE,
                Joint.fixed("panda_rod_joint", Pose.xyzRpy(0, 0, TOOL - 0.107, 0, 0, -Math.PI / 4)),
                PandaBody.rod()));
        return new Arm("panda with rod", links, HAND, Pose.IDENTITY, PandaBody.withRod());
    }

    /** A comfortable configuration with the tool in front, pointing down. */
    public static double[] ready() {
        return new double[] {0, -0.785, 0, -2.356, 0, 1.571, 0.785};
    }

    private static List<Link> upToFlange() {
        List<Link> links = new ArrayList<>();
        links.add(new Link("panda_link0", -1, null, PandaBody.link(0)));
        joint(links, Pose.xyzRpy(0, 0, 0.333, 0, 0, 0), -2.8973, 2.8973, 2.175);
        joint(links, Pose.xyzRpy(0, 0, 0, -QUARTER, 0, 0), -1.7628, 1.7628, 2.175);
        joint(links, Pose.xyzRpy(0, -0.316, 0, QUARTER, 0, 0), -2.8973, 2.8973, 2.175);
        joint(links, Pose.xyzRpy(0.0825, 0, 0, QUARTER, 0, 0), -3.0718, -0.0698, 2.175);
        joint(links, Pose.xyzRpy(-0.0825, 0.384, 0, -QUARTER, 0, 0), -2.8973, 2.8973, 2.61);
        joint(links, Pose.xyzRpy(0, 0, 0, QUARTER, 0, 0), -0.0175, 3.7525, 2.61);
        joint(links, Pose.xyzRpy(0.088, 0, 0, QUARTER, 0, 0), -2.8973, 2.8973, 2.61);
        links.add(new Link(
                "panda_link8", LINK7, Joint.fixed("panda_joint8", Pose.at(0, 0, 0.107)), PandaBody.link(FLANGE)));
        return links;
    }

    private static void joint(List<Link> links, Pose origin, double lower, double upper, double velocity) {
        int index = links.size();
        Joint joint =
                new Joint("panda_joint" + index, Joint.Kind.REVOLUTE, origin, Vector3D.PLUS_K, lower, upper, velocity);
        links.add(new Link("panda_link" + index, index - 1, joint, PandaBody.link(index)));
    }
}
