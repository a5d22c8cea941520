package org.plume.arm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.jspecify.annotations.Nullable;

/** Makes an arm of what a URDF file says about the links below a base. */
final class UrdfTree {

    private final UrdfModel model;
    private final String base;

    UrdfTree(UrdfModel model, String base) {
        this.model = model;
        this.base = base;
    }

    Arm arm(String tip) {
        List<String> names = model.below(base);
        if (!names.contains(tip)) {
            throw model.wrong("tip must be one of the links that " + base + " carries, " + names + ", was " + tip);
        }
        Set<String> chain = chain(tip);
        List<Link> links = new ArrayList<>();
        List<BodySphere> spheres = new ArrayList<>();
        for (String name : names) {
            UrdfModel.Body body = model.links().get(name);
            if (body == null) {
                throw new IllegalStateException("link " + name + " was not read");
            }
            UrdfModel.Connection connection =
                    name.equals(base) ? null : model.joints().get(name);
            int parent = connection == null ? -1 : names.indexOf(connection.parent());
            int index = links.size();
            body.collisions().forEach(shape -> spheres.addAll(Cover.of(index, shape)));
            links.add(new Link(name, parent, joint(connection, chain.contains(name)), body.visuals()));
        }
        if (links.stream().noneMatch(l -> l.joint() != null && l.joint().kind().moves())) {
            throw model.wrong("the chain from " + base + " to " + tip + " must have >= 1 moving joints, had 0");
        }
        return new Arm(model.robot(), links, names.indexOf(tip), Pose.IDENTITY, spheres);
    }

    private Set<String> chain(String tip) {
        Set<String> chain = new HashSet<>();
        String at = tip;
        while (!at.equals(base)) {
            chain.add(at);
            UrdfModel.Connection joint = model.joints().get(at);
            if (joint == null) {
                throw new IllegalStateException("link " + at + " hangs on nothing");
            }
            at = joint.parent();
        }
        return chain;
    }

    private @Nullable Joint joint(UrdfModel.@Nullable Connection connection, boolean inChain) {
        if (connection == null) {
            return null;
        }
        Joint joint = connection.joint();
        String problem = connection.problem();
        if (problem != null && (inChain || !joint.kind().moves())) {
            throw model.wrong("joint " + joint.name() + ": " + problem);
        }
        return inChain || !joint.kind().moves() ? joint : held(joint);
    }

    /** Fixed at the value nearest to 0. */
    private static Joint held(Joint joint) {
        double value = Math.min(Math.max(0, joint.lower()), joint.upper());
        Pose moved = joint.kind() == Joint.Kind.PRISMATIC
                ? new Pose(Rotation.IDENTITY, joint.axis().scalarMultiply(value))
                : new Pose(
                        new Rotation(joint.axis(), value, RotationConvention.VECTOR_OPERATOR),
                        Pose.IDENTITY.position());
        return Joint.fixed(joint.name(), joint.origin().then(moved));
    }
}
