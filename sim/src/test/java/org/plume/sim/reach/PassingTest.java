package org.plume.sim.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.Obstacle;
import org.plume.arm.Sphere;

class PassingTest {

    private static final Vector3D START = new Vector3D(0.5, -0.4, 0.3);
    private static final Vector3D GOAL = new Vector3D(0.5, 0.4, 0.3);
    private static final Vector3D LEFT_END = GOAL;
    private static final Vector3D RIGHT_END = START;
    private static final Obstacle BALL = new Sphere(new Vector3D(0.5, 0, 0.3), 0.05);
    private static final Obstacle POST = Cylinder.upright(new Vector3D(0.5, 0.1, 0.2), 0.03, 0.2);
    private static final Obstacle FAR = new Sphere(new Vector3D(0.9, 0, 0.3), 0.05);
    private static final Obstacle BEHIND = new Sphere(new Vector3D(0.5, 0.6, 0.3), 0.05);

    private static String code(List<Obstacle> obstacles, double x, double z) {
        double[][] tool = {START.toArray(), {x, -0.2, z}, {x, 0.2, z}, GOAL.toArray()};
        return new Passing(START, GOAL, obstacles).code(tool);
    }

    @Test
    void everySideOfABall_hasItsLetter() {
        assertThat(code(List.of(BALL), 0.65, 0.32)).isEqualTo("R");
        assertThat(code(List.of(BALL), 0.35, 0.32)).isEqualTo("L");
        assertThat(code(List.of(BALL), 0.52, 0.45)).isEqualTo("O");
        assertThat(code(List.of(BALL), 0.52, 0.15)).isEqualTo("U");
    }

    @Test
    void goingTheOtherWay_leftIsRight() {
        double[][] tool = {LEFT_END.toArray(), {0.65, 0.2, 0.32}, {0.65, -0.2, 0.32}, RIGHT_END.toArray()};
        assertThat(new Passing(LEFT_END, RIGHT_END, List.of(BALL)).code(tool)).isEqualTo("L");
    }

    @Test
    void beingBesideAPost_isMeasuredFromItsOwnOutline() {
        assertThat(code(List.of(POST), 0.56, 0.38)).isEqualTo("R");
        assertThat(code(List.of(POST), 0.56, 0.45)).isEqualTo("O");
        Obstacle box = Box.aligned(new Vector3D(0.5, 0, 0.3), new Vector3D(0.2, 0.01, 0.02));
        assertThat(code(List.of(box), 0.6, 0.35)).isEqualTo("O");
    }

    @Test
    void whatIsNotInTheWay_hasNoLetter() {
        assertThat(code(List.of(FAR, BALL, BEHIND), 0.65, 0.3)).isEqualTo("-R-");
    }

    @Test
    void aPathThatTurnsBack_passesNothing() {
        double[][] tool = {START.toArray(), {0.5, -0.1, 0.3}, START.toArray()};
        assertThat(new Passing(START, GOAL, List.of(BALL)).code(tool)).isEqualTo("?");
    }

    @Test
    void theLastCrossing_counts() {
        double[][] tool = {START.toArray(), {0.6, 0.1, 0.3}, {0.4, -0.1, 0.3}, {0.4, 0.2, 0.3}, GOAL.toArray()};
        assertThat(new Passing(START, GOAL, List.of(BALL)).code(tool)).isEqualTo("L");
    }

    @Test
    void theDistanceToADecision_isThatToTheDiagonalOfTheOutline() {
        double[][] tool = {START.toArray(), {0.6, -0.2, 0.36}, {0.6, 0.2, 0.36}, GOAL.toArray()};
        double distance = new Passing(START, GOAL, List.of(BALL)).decision(tool);
        assertThat(distance).isEqualTo(0.04 / Math.sqrt(2), within(1e-12));
    }
}
