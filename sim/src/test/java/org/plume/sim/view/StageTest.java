package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.BranchGroup;
import org.jogamp.java3d.Group;
import org.jogamp.java3d.Node;
import org.jogamp.java3d.Shape3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plume.arm.Arm;
import org.plume.arm.Joint;
import org.plume.arm.Link;
import org.plume.arm.Pose;
import org.plume.arm.PositionGoal;
import org.plume.arm.Scene;
import org.plume.arm.Visual;

class StageTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyScene_builds(Theme theme) {
        Moment ways = Moment.of(Examples.start(), Examples.waysBetween(8), 2);
        for (boolean glass : new boolean[] {false, true}) {
            new Stage(Examples.cylinders(List.of()), List.of(ways), theme, glass).show(Sight.of(ways, Colouring.MODE));
        }
        Replay reaching = Examples.reaching(6, 12);
        Stage stage = new Stage(reaching.setting(), reaching.moments(), theme, false);
        reaching.moments().forEach(moment -> stage.show(Sight.of(moment, Colouring.COST)));
        Setting bare = new Setting("bare", List.of(), null, new Scene(List.of(), new PositionGoal(Vector3D.PLUS_I)));
        new Stage(bare, List.of(), theme, false);
    }

    @Test
    void everyFeasibleCandidate_isATubeAndADot_andTheChosenHasAnOutlineAndAShadow() {
        List<Candidate> candidates = Examples.waysBetween(8);
        Bundle bundle = new Bundle(Theme.LIGHT, 0.001, 0);
        Moment none = Moment.of(new double[0], candidates, Moment.NONE);
        Moment one = Moment.of(new double[0], candidates, 3);
        int plain = shapes(bundle.candidates(Sight.of(none, Colouring.MODE)));
        assertThat(plain).isEqualTo(2 * candidates.size());
        assertThat(shapes(bundle.candidates(Sight.of(one, Colouring.MODE)))).isEqualTo(plain + 2);
    }

    @Test
    void everyHiddenCandidate_isNotDrawn() {
        List<Candidate> candidates = Examples.waysBetween(8);
        Bundle bundle = new Bundle(Theme.LIGHT, 0.001, 0);
        Moment moment = Moment.of(new double[0], candidates, Moment.NONE);
        Sight sight = new Sight(moment, new int[6], Colouring.MODE, Set.of(0, 5), Moment.NONE);
        assertThat(shapes(bundle.candidates(sight))).isEqualTo(2 * 6);
    }

    @Test
    void everyInfeasibleCandidate_isCutIntoDashes() {
        double[][] straight = {{0, 0, 0}, {0, 1, 0}};
        List<double[][]> dashes = Paths.dashes(straight, 0.2, 0.1);
        assertThat(dashes).hasSize(4);
        double drawn = dashes.stream().mapToDouble(Paths::length).sum();
        assertThat(drawn).isBetween(0.699, 0.701);
        assertThat(dashes.get(3)[1]).containsExactly(0, 1, 0);
    }

    @Test
    void aMeshThatIsMissing_isNamed() {
        Visual mesh = new Visual.Mesh(Pose.IDENTITY, Path.of("no-such-arm.stl"), new Vector3D(1, 1, 1), Visual.GREY);
        Joint joint = new Joint("j", Joint.Kind.REVOLUTE, Pose.IDENTITY, Vector3D.PLUS_K, -1, 1, 1);
        Arm arm = new Arm(
                "one",
                List.of(new Link("base", -1, null, List.of(mesh)), new Link("tip", 0, joint, List.of())),
                1,
                Pose.at(0, 0, 1),
                List.of());
        Setting setting = new Setting("x", List.of(), arm, Scene.EMPTY);
        assertThatThrownBy(() -> new Stage(
                        setting, List.of(Moment.of(new double[1], List.of(), Moment.NONE)), Theme.LIGHT, false))
                .hasMessageContaining("no-such-arm.stl");
    }

    @Test
    void aChosenOneThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> Moment.of(new double[0], Examples.waysBetween(4), 4))
                .hasMessage("chosen must be in [0, 4) or -1, was 4");
        assertThatThrownBy(() -> Candidate.of(new double[][] {{0, Double.NaN, 0}}, 0))
                .hasMessage("tool[0] must be finite, was NaN");
        assertThatThrownBy(() -> Candidate.of(new double[][] {{0, 1}}, 0))
                .hasMessage("tool[0] must have 3 coordinates, had 2");
    }

    private static int shapes(BranchGroup group) {
        List<Node> found = new ArrayList<>();
        collect(group, found);
        return found.size();
    }

    private static void collect(Group group, List<Node> found) {
        for (Iterator<Node> children = group.getAllChildren(); children.hasNext(); ) {
            Node child = children.next();
            if (child instanceof Shape3D) {
                found.add(child);
            } else if (child instanceof Group inner) {
                collect(inner, found);
            }
        }
    }
}
