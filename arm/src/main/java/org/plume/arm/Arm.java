package org.plume.arm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree of links with a tool. Every joint that moves carries the tool; configurations q list those joints in the order
 * of {@link #links()}. Immutable and safe for threads.
 */
public final class Arm {

    private final String name;
    private final List<Link> links;
    private final int toolLink;
    private final Pose tool;
    private final List<BodySphere> spheres;

    private final int[] moving;
    private final int[] coordinate;
    private final double[] origins;
    private final double[][] axes;
    private final double[] toolFrame = new double[Frames.SIZE];

    /**
     * @param links parents before children; the first is the base
     * @param toolLink index of the link that holds the tool
     * @param tool the tool's frame in that link's frame
     */
    public Arm(String name, List<Link> links, int toolLink, Pose tool, List<BodySphere> spheres) {
        this.name = name;
        this.links = List.copyOf(links);
        this.toolLink = toolLink;
        this.tool = tool;
        this.spheres = List.copyOf(spheres);
        if (toolLink < 0 || toolLink >= links.size()) {
            throw new IllegalArgumentException("toolLink must be in [0, " + links.size() + "), was " + toolLink);
        }
        coordinate = new int[links.size()];
        origins = new double[links.size() * Frames.SIZE];
        axes = new double[links.size()][3];
        List<Integer> movable = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            if (i == 0 ? link.parent() != -1 : link.parent() < 0 || link.parent() >= i) {
                throw new IllegalArgumentException("parent of link " + i + " (" + link.name() + ") must be in [0, " + i
                        + "), and -1 for the first link alone, was " + link.parent());
            }
            coordinate[i] = -1;
            Joint joint = link.joint();
            if (joint == null) {
                continue;
            }
            Frames.put(joint.origin(), origins, i * Frames.SIZE);
            axes[i] = joint.axis().toArray();
            if (joint.kind().moves()) {
                coordinate[i] = movable.size();
                movable.add(i);
                if (!carries(i, toolLink)) {
                    throw new IllegalArgumentException("every moving joint must carry the tool, but " + joint.name()
                            + " does not: fix it where it stands");
                }
            }
        }
        if (movable.isEmpty()) {
            throw new IllegalArgumentException("arm " + name + " must have >= 1 moving joints, had 0");
        }
        for (BodySphere sphere : spheres) {
            if (sphere.link() >= links.size()) {
                throw new IllegalArgumentException(
                        "link of a body sphere must be < " + links.size() + ", was " + sphere.link());
            }
        }
        moving = movable.stream().mapToInt(Integer::intValue).toArray();
        Frames.put(tool, toolFrame, 0);
    }

    public String name() {
        return name;
    }

    /** Number n of moving joints. */
    public int joints() {
        return moving.length;
    }

    /** The names of the moving joints, in the order of configurations. */
    public List<String> jointNames() {
        List<String> names = new ArrayList<>();
        for (int link : moving) {
            names.add(joint(link).name());
        }
        return names;
    }

    /** The limits of the moving joints: rad and rad/s, of prismatic ones m and m/s. */
    public JointLimits limits() {
        double[][] limits = new double[3][moving.length];
        for (int j = 0; j < moving.length; j++) {
            Joint joint = joint(moving[j]);
            limits[0][j] = joint.lower();
            limits[1][j] = joint.upper();
            limits[2][j] = joint.velocity();
        }
        return new JointLimits(limits[0], limits[1], limits[2]);
    }

    /** Parents before children; the first is the base. */
    public List<Link> links() {
        return links;
    }

    /** The balls that cover it; empty when nobody gave any. */
    public List<BodySphere> spheres() {
        return spheres;
    }

    /** Index of the link that holds the tool. */
    public int toolLink() {
        return toolLink;
    }

    /** The tool's frame in its link's frame. */
    public Pose toolMount() {
        return tool;
    }

    /** The same arm covered by other balls. */
    public Arm withSpheres(List<BodySphere> cover) {
        return new Arm(name, links, toolLink, tool, cover);
    }

    /** The tool's frame in the base frame. */
    public Pose tool(double[] q) {
        double[] frames = frames(q);
        double[] out = new double[Frames.SIZE];
        Frames.multiply(frames, toolLink * Frames.SIZE, toolFrame, 0, out, 0);
        return Frames.pose(out, 0);
    }

    /** The links' frames in the base frame, in the order of {@link #links()}. */
    public Pose[] linkPoses(double[] q) {
        double[] frames = frames(q);
        Pose[] poses = new Pose[links.size()];
        for (int i = 0; i < poses.length; i++) {
            poses[i] = Frames.pose(frames, i * Frames.SIZE);
        }
        return poses;
    }

    /**
     * Derivative of the tool's frame: {@code [6, n]}, rows vx, vy, vz (m/s), wx, wy, wz (rad/s) in the base frame,
     * columns per rad/s of a joint (m/s of a prismatic one).
     */
    public double[][] jacobian(double[] q) {
        double[] frames = frames(q);
        double[] out = new double[Frames.SIZE];
        Frames.multiply(frames, toolLink * Frames.SIZE, toolFrame, 0, out, 0);
        double[][] jacobian = new double[6][moving.length];
        double[] direction = new double[3];
        for (int j = 0; j < moving.length; j++) {
            boolean turns = joint(moving[j]).kind() != Joint.Kind.PRISMATIC;
            int at = moving[j] * Frames.SIZE;
            double[] axis = axes[moving[j]];
            for (int k = 0; k < 3; k++) {
                Arrays.fill(direction, 0);
                direction[k] = 1;
                jacobian[k][j] = motion(j, frames, out[3], out[7], out[11], direction);
                int row = at + 4 * k;
                double along = frames[row] * axis[0] + frames[row + 1] * axis[1] + frames[row + 2] * axis[2];
                jacobian[3 + k][j] = turns ? along : 0;
            }
        }
        return jacobian;
    }

    /** Length of the array that {@link #frames(double[], double[])} fills. */
    public int framesSize() {
        return links.size() * Frames.SIZE;
    }

    /**
     * The links' frames without allocation: link i fills {@code out[12 i ... 12 i + 11]} with the rows
     * {r00 r01 r02 x}, {r10 r11 r12 y}, {r20 r21 r22 z}.
     */
    public void frames(double[] q, double[] out) {
        Check.length("q", q, moving.length);
        Check.length("out", out, framesSize());
        Frames.put(Pose.IDENTITY, out, 0);
        for (int i = 1; i < coordinate.length; i++) {
            int at = i * Frames.SIZE;
            Link link = links.get(i);
            Frames.multiply(out, link.parent() * Frames.SIZE, origins, at, out, at);
            if (coordinate[i] < 0) {
                continue;
            }
            double[] axis = axes[i];
            double value = q[coordinate[i]];
            if (joint(i).kind() == Joint.Kind.PRISMATIC) {
                Frames.slide(axis, value, out, at);
            } else if (axis[2] == 1) {
                Frames.turnZ(value, out, at);
            } else {
                Frames.turn(axis, value, out, at);
            }
        }
    }

    /** The velocity of the point (x, y, z) of the base frame per rad/s of joint j, times {@code direction}. */
    double motion(int j, double[] frames, double x, double y, double z, double[] direction) {
        int link = moving[j];
        int at = link * Frames.SIZE;
        double[] a = axes[link];
        double ax = frames[at] * a[0] + frames[at + 1] * a[1] + frames[at + 2] * a[2];
        double ay = frames[at + 4] * a[0] + frames[at + 5] * a[1] + frames[at + 6] * a[2];
        double az = frames[at + 8] * a[0] + frames[at + 9] * a[1] + frames[at + 10] * a[2];
        if (joint(link).kind() == Joint.Kind.PRISMATIC) {
            return ax * direction[0] + ay * direction[1] + az * direction[2];
        }
        double dx = x - frames[at + 3];
        double dy = y - frames[at + 7];
        double dz = z - frames[at + 11];
        return (ay * dz - az * dy) * direction[0]
                + (az * dx - ax * dz) * direction[1]
                + (ax * dy - ay * dx) * direction[2];
    }

    /** The balls on links that move, of which there must be some. */
    List<BodySphere> movingSpheres() {
        List<BodySphere> found =
                spheres.stream().filter(s -> carries(moving[0], s.link())).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("arm " + name
                    + " must have >= 1 body spheres on links that move, had 0: give some with withSpheres");
        }
        return found;
    }

    /** Whether the joint of {@code link} moves {@code descendant}. */
    boolean carries(int link, int descendant) {
        int at = descendant;
        while (at > link) {
            at = links.get(at).parent();
        }
        return at == link;
    }

    /** Index of the link that joint j moves first. */
    int movedLink(int j) {
        return moving[j];
    }

    private double[] frames(double[] q) {
        double[] out = new double[framesSize()];
        frames(q, out);
        return out;
    }

    private Joint joint(int link) {
        Joint joint = links.get(link).joint();
        if (joint == null) {
            throw new IllegalStateException("link " + links.get(link).name() + " has no joint");
        }
        return joint;
    }
}
