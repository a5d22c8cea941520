package org.plume.arm;

/** What is to be reached. */
public sealed interface Goal permits JointGoal, PositionGoal, LineGoal {}
