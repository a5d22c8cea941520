package org.plume.sim.view;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jogamp.java3d.AmbientLight;
import org.jogamp.java3d.Appearance;
import org.jogamp.java3d.Background;
import org.jogamp.java3d.BoundingSphere;
import org.jogamp.java3d.BranchGroup;
import org.jogamp.java3d.DirectionalLight;
import org.jogamp.java3d.Group;
import org.jogamp.java3d.Light;
import org.jogamp.java3d.TransformGroup;
import org.jogamp.vecmath.Point3d;
import org.jogamp.vecmath.Vector3f;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Arm;
import org.plume.arm.Obstacle;

/**
 * The scene graph of one setting, in the arm's base frame (z up, m). {@link #show} moves the arm and draws the
 * trajectories of another moment; all else is built once.
 */
final class Stage {

    private static final BoundingSphere EVERYWHERE = new BoundingSphere(new Point3d(), 1000);

    private final Theme theme;
    private final Bundle bundle;
    private final BranchGroup root = new BranchGroup();
    private final BranchGroup paths = new BranchGroup();
    private final List<ArmFigure.Copy> arms = new ArrayList<>();
    private @Nullable BranchGroup candidates;
    private @Nullable BranchGroup executed;
    private @Nullable Sight shown;

    /**
     * @param moments what may be shown: it sizes the floor and the lines
     * @param glassArm whether one sees through the arm, which then casts no shadow
     * @throws java.io.UncheckedIOException when a mesh of the arm cannot be read
     */
    Stage(Setting setting, List<Moment> moments, Theme theme, boolean glassArm) {
        this.theme = theme;
        Extent extent = Extent.of(setting, moments, false);
        double floor = Math.min(0, extent.low().getZ());
        double size = extent.high().distance(extent.low());
        bundle = new Bundle(theme, Math.max(0.0008, Math.min(0.0024, 0.0016 * size)), floor);
        Ground ground = new Ground(theme, extent, floor);
        TransformGroup shadows = ground.shadows();
        root.addChild(background());
        lights();
        root.addChild(ground.draw());
        for (Obstacle obstacle : setting.scene().obstacles()) {
            Solid solid = Solid.of(obstacle);
            root.addChild(solid.node(Finish.solid(theme.obstacle())));
            shadows.addChild(solid.node(ground.shadow()));
        }
        double[] rest = moments.isEmpty() ? new double[0] : moments.get(0).joints();
        Arm arm = setting.arm();
        ArmFigure figure = arm == null || rest.length != arm.joints() ? null : new ArmFigure(arm);
        if (figure != null) {
            add(root, figure.copy(glassArm ? this::glass : Finish::solid), rest);
            if (!glassArm) {
                add(shadows, figure.copy(colour -> ground.shadow()), rest);
            }
        }
        if (setting.scene().goal() != null) {
            root.addChild(new GoalFigure(theme, ground).draw(setting.scene().goal(), extent, figure, rest));
        }
        root.addChild(shadows);
        paths.setCapability(Group.ALLOW_CHILDREN_EXTEND);
        paths.setCapability(Group.ALLOW_CHILDREN_WRITE);
        root.addChild(paths);
        root.setCapability(BranchGroup.ALLOW_DETACH);
    }

    /** Lets {@code cue} change this stage while it is shown; to be called before that. */
    void cued(Cue cue) {
        root.addChild(cue);
    }

    BranchGroup root() {
        return root;
    }

    /** Draws {@code sight} in place of what was shown before. */
    void show(Sight sight) {
        double[] q = sight.moment().joints();
        for (ArmFigure.Copy arm : arms) {
            if (q.length > 0) {
                arm.pose(q);
            }
        }
        if (shown == null || !sight.drawsLike(shown)) {
            candidates = replace(candidates, bundle.candidates(sight));
        }
        executed = replace(executed, bundle.executed(sight.moment().executed()));
        shown = sight;
    }

    private BranchGroup replace(@Nullable BranchGroup old, BranchGroup next) {
        next.compile();
        if (old != null) {
            old.detach();
        }
        paths.addChild(next);
        return next;
    }

    private Appearance glass(Color colour) {
        return Finish.glass(Colours.mix(colour, theme.faintInk(), 0.5), 0.88f);
    }

    private void add(Group group, ArmFigure.Copy copy, double[] rest) {
        copy.pose(rest);
        arms.add(copy);
        group.addChild(copy.root());
    }

    private Background background() {
        Background background = new Background(Finish.of(theme.background()));
        background.setApplicationBounds(EVERYWHERE);
        return background;
    }

    private void lights() {
        light(new AmbientLight(Finish.of(new Color(0x565C64))));
        light(new DirectionalLight(Finish.of(new Color(0x86837C)), new Vector3f(-0.5f, 0.45f, -0.8f)));
        light(new DirectionalLight(Finish.of(new Color(0x3C434C)), new Vector3f(-0.4f, -0.9f, -0.35f)));
        light(new DirectionalLight(Finish.of(new Color(0x2C323A)), new Vector3f(0.9f, 0.1f, 0.1f)));
    }

    private void light(Light light) {
        light.setInfluencingBounds(EVERYWHERE);
        root.addChild(light);
    }
}
