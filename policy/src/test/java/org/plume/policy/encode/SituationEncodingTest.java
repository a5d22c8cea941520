package org.plume.policy.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.Sphere;
import org.plume.policy.Augmentation;
import org.plume.policy.Chunk;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.Specs;
import org.plume.policy.method.Flow;

class SituationEncodingTest {

    private static final PolicySpec PLAIN = Specs.plane();
    private static final PolicySpec ANCHORED = Specs.plane(new Flow(1), 8, 2, 4, Specs.anchored(), Augmentation.NONE);

    private static final List<double[]> FRAMES =
            List.of(new double[] {1, 2, 3, 4}, new double[] {1.5, 2.5, 3.25, 4.25});

    @Test
    void plainFrames_standAsTheyAre() {
        assertThat(new SituationEncoding(PLAIN).features(Situation.of(FRAMES)))
                .containsExactly(1, 2, 3, 4, 1.5, 2.5, 3.25, 4.25);
    }

    @Test
    void anchoredFrames_areRelativeToThePresent() {
        double[] features = new SituationEncoding(ANCHORED).features(Situation.of(FRAMES));

        assertThat(Arrays.copyOf(features, 4)).containsExactly(-0.5, -0.5, -0.25, -0.25);
        assertThat(Arrays.copyOfRange(features, 4, 8)).containsExactly(1.5, 2.5, 1.75, 1.75);
    }

    @Test
    void aMissingFrame_isTheOldestAgain() {
        assertThat(new SituationEncoding(PLAIN).features(Situation.of(FRAMES.subList(1, 2))))
                .containsExactly(1.5, 2.5, 3.25, 4.25, 1.5, 2.5, 3.25, 4.25);
    }

    @Test
    void goalAndObstacles_followTheFrames() {
        SituationEncoding encoding = new SituationEncoding(Specs.joints(2));
        double[] q = {0, 0.1, 0.2, -1, 0.4, 1.5, 0.6};
        double[] goal = {1, 1, 1, -2, 1, 1, 1};
        Sphere ball = new Sphere(new Vector3D(0.3, 0.2, 0.1), 0.05);

        double[] f = encoding.features(new Situation(List.of(q), new JointGoal(goal), List.of(ball)));

        assertThat(f).hasSize(7 + 14 + 32);
        assertThat(Arrays.copyOfRange(f, 7, 14)).containsExactly(goal);
        assertThat(f[14]).isEqualTo(1);
        assertThat(f[17]).isEqualTo(-1, within(1e-12));
        assertThat(Arrays.copyOfRange(f, 21, 37))
                .containsExactly(1, 1, 0, 0, 0.3, 0.2, 0.1, 0.05, 0.05, 0.05, 1, 0, 0, 0, 1, 0);
        assertThat(Arrays.copyOfRange(f, 37, 53)).containsOnly(0);
    }

    @Test
    void theOrderInWhichObstaclesAreNamed_doesNotMatter() {
        SituationEncoding joints = new SituationEncoding(Specs.joints(3));
        JointGoal goal = new JointGoal(new double[7]);
        List<double[]> q = List.of(new double[7]);
        Sphere right = new Sphere(new Vector3D(0.5, -0.2, 0.1), 0.03);
        Sphere near = new Sphere(new Vector3D(0.25, 0.1, 0.1), 0.04);
        Sphere far = new Sphere(new Vector3D(0.5, 0.2, 0.1), 0.05);

        double[] features = joints.features(new Situation(q, goal, List.of(right, near, far)));

        assertThat(joints.features(new Situation(q, goal, List.of(far, right, near))))
                .isEqualTo(features);
        assertThat(new double[] {features[28], features[44], features[60]}).containsExactly(0.03, 0.04, 0.05);
    }

    @Test
    void everyWrongSituation_isRefusedByName() {
        SituationEncoding plane = new SituationEncoding(PLAIN);
        assertThatThrownBy(() -> plane.features(Situation.of(List.of(new double[] {1, 2, 3}))))
                .hasMessage("frames[0] must have 4 values, [cx, cy, x, y], had 3");
        assertThatThrownBy(() -> plane.features(Situation.of(List.of(new double[] {1, 2, Double.NaN, 4}))))
                .hasMessage("frames[0].x must be finite, was NaN");
        assertThatThrownBy(() -> plane.features(Situation.of(List.of(FRAMES.get(0), FRAMES.get(0), FRAMES.get(0)))))
                .hasMessage("frames must have <= observationSteps = 2 entries, had 3");

        SituationEncoding joints = new SituationEncoding(Specs.joints(0));
        List<double[]> q = List.of(new double[7]);
        assertThatThrownBy(() -> joints.features(Situation.of(q)))
                .hasMessage("goal must be given: the model needs a goal of kind JOINTS, had none");
        assertThatThrownBy(() -> joints.features(new Situation(q, new LineGoal(1), List.of())))
                .hasMessageStartingWith("goal must be of kind JOINTS, was LineGoal");
        assertThatThrownBy(() -> joints.features(new Situation(q, new JointGoal(new double[6]), List.of())))
                .hasMessageStartingWith("goal must have 7 values");

        SituationEncoding one = new SituationEncoding(Specs.joints(1));
        Sphere ball = new Sphere(Vector3D.ZERO, 1);
        assertThatThrownBy(() -> one.features(new Situation(q, new JointGoal(new double[7]), List.of(ball, ball))))
                .hasMessage("obstacles must have <= 1 entries, the model sees no more, had 2");
    }

    @Test
    void everyRelativeChunk_isUndoneByItsVector() {
        ChunkCodec codec = new ChunkCodec(ANCHORED, new SituationEncoding(ANCHORED));
        double[][] path = new double[8][2];
        for (int k = 0; k < 8; k++) {
            path[k] = new double[] {1.5 + 0.5 * (k - 0), 2.5 + 0.25 * k * k};
        }
        double[] target = codec.target(path, FRAMES.get(1));
        Chunk chunk = codec.chunk(target, FRAMES);

        assertThat(target[0]).isEqualTo(0);
        assertThat(chunk.path()).isDeepEqualTo(path);
        assertThat(chunk.actions()[0]).containsExactly(0.5, 0.5);
        assertThat(chunk.actions()[3]).containsExactly(0.5, 0.25 * (9 - 4));
    }
}
