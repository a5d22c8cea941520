package org.plume.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Arm;
import org.plume.arm.Panda;
import org.plume.arm.Urdf;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.cost.Body;
import org.plume.policy.plan.BuiltInArms;
import org.plume.policy.plan.Policy;
import picocli.CommandLine.Option;

/** An arm of one's own. */
final class ArmOptions {

    @Option(
            names = "--arm",
            paramLabel = "F.urdf",
            description = "an arm of yours, for models that move it (default: the built-in Panda)")
    @Nullable
    Path file;

    @Option(names = "--base", paramLabel = "LINK", description = "first link of that arm (default: the file's root)")
    @Nullable
    String base;

    @Option(names = "--tip", paramLabel = "LINK", description = "link that is its tool (default: the file's only tip)")
    @Nullable
    String tip;

    boolean given() {
        return file != null;
    }

    /** The arm of the file, or the Panda. */
    Arm arm() {
        if (file == null) {
            if (base != null || tip != null) {
                throw new IllegalArgumentException("--base and --tip must go with --arm");
            }
            return Panda.arm();
        }
        if ((base == null) != (tip == null)) {
            throw new IllegalArgumentException("--base and --tip must be given together");
        }
        try {
            return base == null || tip == null ? Urdf.read(file) : Urdf.read(file, base, tip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a policy, which may move that arm.
     *
     * @throws IllegalArgumentException when it moves another, or one that is not built in and is not given
     */
    Policy open(ModelFolder folder) {
        return open(folder, !given());
    }

    /** The same where models of built-in arms may stand beside those of the given one. */
    Policy openAny(ModelFolder folder) {
        return open(folder, true);
    }

    private Policy open(ModelFolder folder, boolean builtIn) {
        Arm own = given() ? arm() : null;
        Policy policy = Policy.load(folder, name -> named(name, own, builtIn));
        try {
            if (policy.spec().body() instanceof Body.Joints body) {
                requireJoints(policy, named(body.arm(), own, builtIn));
            }
            return policy;
        } catch (RuntimeException e) {
            policy.close();
            throw e;
        }
    }

    private static Arm named(String name, @Nullable Arm own, boolean builtIn) {
        if (own != null && own.name().equals(name)) {
            return own;
        }
        if (builtIn && BuiltInArms.NAMES.contains(name)) {
            return BuiltInArms.arm(name);
        }
        throw new IllegalArgumentException("--arm must name the file of the arm that the model moves, " + name
                + ", was " + (own == null ? "missing" : own.name()));
    }

    private static void requireJoints(Policy policy, Arm arm) {
        int coordinates = policy.spec().actions().size();
        if (coordinates != arm.joints()) {
            throw new IllegalArgumentException("model " + policy.name() + " moves " + coordinates + " joints, arm "
                    + arm.name() + " has " + arm.joints() + ": " + arm.jointNames());
        }
    }
}
