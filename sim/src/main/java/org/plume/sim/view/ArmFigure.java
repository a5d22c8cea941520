package org.plume.sim.view;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jogamp.java3d.Appearance;
import org.jogamp.java3d.Group;
import org.jogamp.java3d.TransformGroup;
import org.plume.arm.Arm;
import org.plume.arm.Link;
import org.plume.arm.Pose;
import org.plume.arm.Visual;

/** An arm drawn from its links' visuals; {@link Copy#pose} moves it. One set of surfaces may be drawn several times. */
final class ArmFigure {

    private final Arm arm;
    private final List<List<Part>> parts = new ArrayList<>();

    /** A visual's surface in its link's frame. */
    private record Part(Solid solid, Color colour) {}

    /** One drawing of the arm. */
    final class Copy {
        private final Group root = new Group();
        private final List<TransformGroup> links = new ArrayList<>();

        private Copy(Function<Color, Appearance> finish) {
            for (List<Part> link : parts) {
                TransformGroup group = new TransformGroup();
                group.setCapability(TransformGroup.ALLOW_TRANSFORM_WRITE);
                for (Part part : link) {
                    group.addChild(part.solid.node(finish.apply(part.colour)));
                }
                links.add(group);
                root.addChild(group);
            }
        }

        Group root() {
            return root;
        }

        void pose(double[] q) {
            Pose[] poses = arm.linkPoses(q);
            for (int i = 0; i < poses.length; i++) {
                links.get(i).setTransform(Solid.transform(poses[i]));
            }
        }
    }

    /** @throws UncheckedIOException when a mesh that the arm's file names cannot be read */
    ArmFigure(Arm arm) {
        this.arm = arm;
        for (Link link : arm.links()) {
            List<Part> surfaces = new ArrayList<>();
            for (Visual visual : link.visuals()) {
                surfaces.add(new Part(solid(visual), new Color(visual.rgb())));
            }
            parts.add(surfaces);
        }
    }

    Arm arm() {
        return arm;
    }

    Copy copy(Function<Color, Appearance> finish) {
        return new Copy(finish);
    }

    private static Solid solid(Visual visual) {
        if (visual instanceof Visual.Box box) {
            return new Solid(RoundedBox.mesh(box.halfExtents(), 0.012).geometry(), box.pose());
        }
        if (visual instanceof Visual.Cylinder cylinder) {
            double bevel = 0.25 * Math.min(cylinder.radius(), cylinder.halfLength());
            return new Solid(
                    Lathe.cylinder(cylinder.radius(), cylinder.halfLength(), bevel)
                            .geometry(),
                    cylinder.pose());
        }
        if (visual instanceof Visual.Sphere sphere) {
            return new Solid(Lathe.sphere(sphere.radius()).geometry(), sphere.pose());
        }
        Visual.Mesh mesh = (Visual.Mesh) visual;
        try {
            return new Solid(MeshFile.read(mesh.file(), mesh.scale()), mesh.pose());
        } catch (IOException e) {
            throw new UncheckedIOException("mesh " + mesh.file() + " of arm cannot be drawn: " + e.getMessage(), e);
        }
    }
}
