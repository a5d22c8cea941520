package org.plume.arm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML of a URDF file. */
final class UrdfReader {

    private static final long LARGEST = 64L << 20;

    private final Path file;
    private final Map<String, UrdfModel.Body> links = new LinkedHashMap<>();
    private final Map<String, UrdfModel.Connection> joints = new LinkedHashMap<>();

    UrdfReader(Path file) {
        this.file = file;
    }

    UrdfModel read() throws IOException {
        Element robot = root();
        if (!robot.getTagName().equals("robot")) {
            throw wrong("root element must be robot, was " + robot.getTagName());
        }
        UrdfGeometry geometry = new UrdfGeometry(file);
        for (Element link : Xml.children(robot, "link")) {
            String name = name(link);
            List<Visual> collisions = geometry.shapes(name, link, "collision");
            List<Visual> visuals = geometry.drawable(geometry.shapes(name, link, "visual"), collisions);
            if (links.put(name, new UrdfModel.Body(name, visuals, collisions)) != null) {
                throw wrong("link " + name + " must be defined once, was defined twice");
            }
        }
        if (links.isEmpty()) {
            throw wrong("robot must have >= 1 links, had 0");
        }
        for (Element joint : Xml.children(robot, "joint")) {
            connect(joint);
        }
        UrdfModel model = new UrdfModel(file, robot.getAttribute("name"), links, joints);
        model.refuseLoops();
        return model;
    }

    private void connect(Element element) {
        String name = name(element);
        String parent = end(name, element, "parent");
        String child = end(name, element, "child");
        UrdfModel.Connection earlier = joints.get(child);
        if (earlier != null) {
            throw wrong("link " + child + " must have one parent joint, had "
                    + earlier.joint().name() + " and " + name + ": loops cannot be read");
        }
        joints.put(child, connection(name, parent, child, element));
    }

    private UrdfModel.Connection connection(String name, String parent, String child, Element element) {
        Pose origin = pose("joint " + name, element);
        String type = element.getAttribute("type");
        Joint.Kind kind = switch (type) {
            case "revolute" -> Joint.Kind.REVOLUTE;
            case "continuous" -> Joint.Kind.CONTINUOUS;
            case "prismatic" -> Joint.Kind.PRISMATIC;
            default -> Joint.Kind.FIXED;
        };
        if (!kind.moves()) {
            boolean known = type.equals("fixed");
            String problem =
                    known ? null : "type must be revolute, continuous, prismatic or fixed, was \"" + type + "\"";
            return new UrdfModel.Connection(parent, child, Joint.fixed(name, origin), problem);
        }
        String problem = Xml.child(element, "mimic") == null
                ? null
                : "a joint of the chain must move by itself, but it mimics another";
        return new UrdfModel.Connection(parent, child, moving(name, kind, origin, element), problem);
    }

    private Joint moving(String name, Joint.Kind kind, Pose origin, Element element) {
        Element axisElement = Xml.child(element, "axis");
        double[] xyz = axisElement == null ? new double[] {1, 0, 0} : numbers("joint " + name, axisElement, "xyz", 3);
        Vector3D axis = new Vector3D(xyz);
        if (axis.getNorm() < 1e-9) {
            throw wrong("joint " + name + ": axis must not be zero, was " + axisElement(axisElement));
        }
        Element limit = Xml.child(element, "limit");
        boolean continuous = kind == Joint.Kind.CONTINUOUS;
        if (limit == null && !continuous) {
            throw wrong("joint " + name + ": limit must be given with lower, upper and velocity, was missing");
        }
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Double.POSITIVE_INFINITY;
        double velocity = Double.POSITIVE_INFINITY;
        if (limit != null) {
            velocity = numbers("joint " + name, limit, "velocity", 1)[0];
            if (!(velocity > 0)) {
                throw wrong("joint " + name + ": limit velocity must be > 0, was " + velocity);
            }
        }
        if (limit != null && !continuous) {
            lower = limit.hasAttribute("lower") ? numbers("joint " + name, limit, "lower", 1)[0] : 0;
            upper = limit.hasAttribute("upper") ? numbers("joint " + name, limit, "upper", 1)[0] : 0;
            if (!(lower < upper)) {
                throw wrong("joint " + name + ": limit lower must be < upper = " + upper + ", was " + lower);
            }
        }
        return new Joint(name, kind, origin, axis.normalize(), lower, upper, velocity);
    }

    private static String axisElement(@Nullable Element axis) {
        return axis == null ? "" : "\"" + axis.getAttribute("xyz") + "\"";
    }

    private String end(String joint, Element element, String side) {
        Element end = Xml.child(element, side);
        String link = end == null ? "" : end.getAttribute("link");
        if (!links.containsKey(link)) {
            throw wrong("joint " + joint + ": " + side + " link must be one of the links, was \"" + link + "\"");
        }
        return link;
    }

    private String name(Element element) {
        String name = element.getAttribute("name");
        if (name.isBlank()) {
            throw wrong("every " + element.getTagName() + " must have a name, one had none");
        }
        return name;
    }

    private Pose pose(String owner, Element element) {
        return UrdfGeometry.pose(file, owner, element);
    }

    private double[] numbers(String owner, Element element, String attribute, int count) {
        return Xml.numbers(file, owner, element, attribute, count);
    }

    private Element root() throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw wrong("file must be <= " + LARGEST + " bytes, was " + size);
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalArgumentException(file + " must be well-formed XML without a DTD: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of this JDK cannot be hardened", e);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ": " + what);
    }
}
