package org.plume.arm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rigid part of an arm.
 *
 * @param parent index of the link that carries it, smaller than its own; -1: the base
 * @param joint how it moves on its parent; null for the base alone
 */
public record Link(String name, int parent, @Nullable Joint joint, List<Visual> visuals) {

    public Link {
        if ((parent < 0) != (joint == null)) {
            throw new IllegalArgumentException("link " + name + " must have a joint exactly when it has a parent");
        }
        visuals = List.copyOf(visuals);
    }
}
