package org.plume.policy.plan;

import org.plume.arm.Arm;
import org.plume.arm.Panda;

/** The arms that need no file. */
final class BuiltInArms {

    private BuiltInArms() {}

    static Arm arm(String name) {
        return switch (name) {
            case "panda" -> Panda.arm();
            case "panda with rod" -> Panda.withRod();
            default ->
                throw new IllegalArgumentException(
                        "body.arm must be one of [panda, panda with rod], or be given to Policy.load, was " + name);
        };
    }
}
