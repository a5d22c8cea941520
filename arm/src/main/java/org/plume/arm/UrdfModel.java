package org.plume.arm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a URDF file says, before it is known to be an arm.
 *
 * @param links by name, in the order of the file
 * @param joints by the name of the child link
 */
record UrdfModel(Path file, String robot, Map<String, Body> links, Map<String, Connection> joints) {

    /** A link. */
    record Body(String name, List<Visual> visuals, List<Visual> collisions) {}

    /** A joint; {@code problem} says why it cannot move an arm, if so. */
    record Connection(
            String parent,
            String child,
            Joint joint,
            @Nullable String problem) {}

    String onlyRoot() {
        List<String> roots =
                links.keySet().stream().filter(l -> !joints.containsKey(l)).toList();
        if (roots.size() != 1) {
            throw wrong("file must have one root link, had " + roots + ": name base and tip");
        }
        return roots.get(0);
    }

    String onlyTip(String base) {
        List<String> below = below(base);
        Set<String> parents = new HashSet<>();
        for (String link : below) {
            Connection joint = joints.get(link);
            if (joint != null) {
                parents.add(joint.parent());
            }
        }
        List<String> tips = below.stream().filter(l -> !parents.contains(l)).toList();
        if (tips.size() != 1) {
            throw wrong("file must have one tip link, had " + tips + ": name base and tip");
        }
        return tips.get(0);
    }

    /** The link and all that it carries, parents first, otherwise in the order of the file. */
    List<String> below(String base) {
        if (!links.containsKey(base)) {
            throw wrong("base must be one of the links " + links.keySet() + ", was " + base);
        }
        List<String> found = new ArrayList<>(List.of(base));
        Collection<Connection> all = joints.values();
        for (int i = 0; i < found.size(); i++) {
            String parent = found.get(i);
            for (Connection joint : all) {
                if (joint.parent().equals(parent) && !joint.child().equals(base)) {
                    found.add(joint.child());
                }
            }
        }
        return found;
    }

    /** Every link has at most one parent, so whoever never meets a root walking up walks in a loop. */
    void refuseLoops() {
        for (String link : links.keySet()) {
            List<String> way = new ArrayList<>(List.of(link));
            for (Connection joint = joints.get(link); joint != null; joint = joints.get(joint.parent())) {
                way.add(0, joint.parent());
                if (way.indexOf(joint.parent()) != way.lastIndexOf(joint.parent())) {
                    throw wrong("links must form a tree, but " + String.join(" -> ", way) + " is a loop");
                }
            }
        }
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ": " + what);
    }
}
