package org.plume.arm;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads arms from URDF files: revolute, continuous, prismatic and fixed joints between a base and a tip. Joints that hang
 * off that chain, such as fingers, are fixed at the value nearest to 0 that their limits allow. Collision geometry
 * becomes the cover of balls: spheres as they are, cylinders and boxes covered, meshes not at all.
 *
 * <p>The file is read without DTDs and without external entities. Every refusal names the file, the joint or link, the
 * rule and the value.
 */
public final class Urdf {

    private Urdf() {}

    /** From the only root to the only tip. */
    public static Arm read(Path file) throws IOException {
        UrdfModel model = new UrdfReader(file).read();
        String base = model.onlyRoot();
        return new UrdfTree(model, base).arm(model.onlyTip(base));
    }

    /** From link {@code base} to link {@code tip}, whose frame is the tool's. */
    public static Arm read(Path file, String base, String tip) throws IOException {
        return new UrdfTree(new UrdfReader(file).read(), base).arm(tip);
    }
}
