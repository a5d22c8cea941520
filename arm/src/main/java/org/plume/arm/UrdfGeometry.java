package org.plume.arm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.w3c.dom.Element;

/** The shapes of a link in a URDF file. */
final class UrdfGeometry {

    private final Path file;

    UrdfGeometry(Path file) {
        this.file = file;
    }

    /** @param kind {@code visual} or {@code collision} */
    List<Visual> shapes(String link, Element element, String kind) {
        List<Visual> shapes = new ArrayList<>();
        for (Element part : Xml.children(element, kind)) {
            String owner = "link " + link;
            Element geometry = Xml.child(part, "geometry");
            List<Element> forms = geometry == null ? List.of() : Xml.children(geometry, "*");
            if (forms.size() != 1) {
                throw new IllegalArgumentException(
                        file + ": " + owner + ": geometry of " + kind + " must hold one shape, had " + forms.size());
            }
            shapes.add(shape(owner, pose(file, owner, part), forms.get(0), colour(owner, part)));
        }
        return shapes;
    }

    /** The visuals; the collision shapes in their place when a visual is a mesh that is not an STL file at hand. */
    List<Visual> drawable(List<Visual> visuals, List<Visual> collisions) {
        boolean shown = !visuals.isEmpty() && visuals.stream().allMatch(UrdfGeometry::readable);
        boolean instead = !collisions.isEmpty() && collisions.stream().allMatch(UrdfGeometry::readable);
        return shown || !instead ? visuals : collisions;
    }

    private static boolean readable(Visual visual) {
        if (!(visual instanceof Visual.Mesh mesh)) {
            return true;
        }
        String name = mesh.file().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".stl") && Files.exists(mesh.file());
    }

    private Visual shape(String owner, Pose pose, Element form, int rgb) {
        try {
            return switch (form.getTagName()) {
                case "box" -> {
                    Vector3D size = new Vector3D(positive(owner, form, "size", 3));
                    yield new Visual.Box(pose, size.scalarMultiply(0.5), rgb);
                }
                case "cylinder" ->
                    new Visual.Cylinder(
                            pose,
                            positive(owner, form, "radius", 1)[0],
                            positive(owner, form, "length", 1)[0] / 2,
                            rgb);
                case "sphere" -> new Visual.Sphere(pose, positive(owner, form, "radius", 1)[0], rgb);
                case "mesh" -> {
                    double[] scale = form.hasAttribute("scale")
                            ? Xml.numbers(file, owner, form, "scale", 3)
                            : new double[] {1, 1, 1};
                    Path mesh = MeshPath.resolve(file, form.getAttribute("filename"));
                    yield new Visual.Mesh(pose, mesh, new Vector3D(scale), rgb);
                }
                default ->
                    throw new IllegalArgumentException(
                            "geometry must be box, cylinder, sphere or mesh, was " + form.getTagName());
            };
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(file.toString())
                    ? e
                    : new IllegalArgumentException(file + ": " + owner + ": " + message, e);
        }
    }

    private double[] positive(String owner, Element element, String attribute, int count) {
        double[] values = Xml.numbers(file, owner, element, attribute, count);
        for (double value : values) {
            Check.positive(element.getTagName() + " " + attribute, value);
        }
        return values;
    }

    static Pose pose(Path file, String owner, Element element) {
        Element origin = Xml.child(element, "origin");
        if (origin == null) {
            return Pose.IDENTITY;
        }
        double[] p = origin.hasAttribute("xyz") ? Xml.numbers(file, owner, origin, "xyz", 3) : new double[3];
        double[] turn = origin.hasAttribute("rpy") ? Xml.numbers(file, owner, origin, "rpy", 3) : new double[3];
        return Pose.xyzRpy(p[0], p[1], p[2], turn[0], turn[1], turn[2]);
    }

    private int colour(String owner, Element part) {
        Element material = Xml.child(part, "material");
        Element colour = material == null ? null : Xml.child(material, "color");
        if (colour == null) {
            return Visual.GREY;
        }
        double[] rgba = Xml.numbers(file, owner, colour, "rgba", 4);
        int rgb = 0;
        for (int k = 0; k < 3; k++) {
            rgb = rgb << 8 | (int) Math.round(255 * Math.min(1, Math.max(0, rgba[k])));
        }
        return rgb;
    }
}
