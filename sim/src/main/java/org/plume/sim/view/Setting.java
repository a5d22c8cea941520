package org.plume.sim.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Arm;
import org.plume.arm.Scene;

/**
 * What does not change while one looks.
 *
 * @param title in large letters, for instance the task
 * @param caption lines beneath it: model, K, network evaluations, result
 * @param arm null where only the tool's path is known
 * @param scene obstacles and goal
 */
public record Setting(
        String title, List<String> caption, @Nullable Arm arm, Scene scene) {

    public Setting {
        caption = List.copyOf(caption);
    }
}
