package org.plume.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Arm;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import org.plume.sim.reach.GivenProblems;
import org.plume.sim.reach.ProblemFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scenes and an arm that take the place of a task's own. */
final class SceneOptions {

    private static final String REACH = "reach";

    @Mixin
    final ArmOptions arm = new ArmOptions();

    @Option(
            names = "--scenes",
            paramLabel = "FILE",
            description =
                    "problems for the task reach: a MotionBenchMaker scene....yaml with its request....yaml beside"
                            + " it, a folder of them, or JSON; episode i takes problem i")
    @Nullable
    Path scenes;

    boolean given() {
        return scenes != null || arm.given();
    }

    /** The task of this name, on the scenes that are named. */
    Task task(String name) {
        if (scenes == null) {
            if (arm.given()) {
                throw new IllegalArgumentException(
                        "--arm must go with --scenes: the scenes of task " + name + " are made for the Panda");
            }
            return Tasks.named(name);
        }
        if (!name.equals(REACH)) {
            throw new IllegalArgumentException("--scenes must go with --task reach, was " + name);
        }
        Arm own = arm.arm();
        try {
            return new GivenProblems(own, ProblemFiles.read(scenes, own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
