package org.plume.policy.plan;

import java.util.List;
import org.plume.arm.Arm;
import org.plume.arm.Panda;

/** The arms that need no file. */
public final class BuiltInArms {

    public static final List<String> NAMES = List.of("panda", "panda with rod");

    private BuiltInArms() {}

    /** @throws IllegalArgumentException when there is none of that name */
    public static Arm arm(String name) {
        return switch (name) {
            case "panda" -> Panda.arm();
            case "panda with rod" -> Panda.withRod();
            default ->
                throw new IllegalArgumentException(
                        "body.arm must be one of " + NAMES + ", or be given to Policy.load, was " + name);
        };
    }
}
