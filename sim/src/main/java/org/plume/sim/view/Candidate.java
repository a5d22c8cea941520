package org.plume.sim.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.arm.Arm;

/**
 * One sampled trajectory as it is drawn.
 *
 * @param tool where the tool would go, {@code [steps][3]}, m, in the arm's base frame
 * @param joints joint positions along it, {@code [steps][joints]}, rad; empty where they are not known
 * @param mode index of the mode it belongs to, from 0
 * @param feasible whether it keeps every limit
 * @param cost what the choice minimises
 * @param terms the parts of the cost by name, in the order to be shown
 */
public record Candidate(
        double[][] tool, double[][] joints, int mode, boolean feasible, double cost, Map<String, Double> terms) {

    public Candidate {
        Paths.check("tool", tool);
        if (mode < 0) {
            throw new IllegalArgumentException("mode must be >= 0, was " + mode);
        }
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /**
     * One that is given by joint positions, {@code [steps][joints]}, rad; the tool's path follows from them.
     *
     * @throws IllegalArgumentException when a row does not have {@code arm.joints()} entries
     */
    public static Candidate ofJoints(
            Arm arm, double[][] joints, int mode, boolean feasible, double cost, Map<String, Double> terms) {
        double[][] tool = new double[joints.length][];
        for (int i = 0; i < joints.length; i++) {
            tool[i] = arm.tool(joints[i]).position().toArray();
        }
        return new Candidate(tool, joints, mode, feasible, cost, terms);
    }

    /** A feasible one of which nothing but its path is known. */
    public static Candidate of(double[][] tool, int mode) {
        return new Candidate(tool, new double[0][], mode, true, 0, Map.of());
    }
}
