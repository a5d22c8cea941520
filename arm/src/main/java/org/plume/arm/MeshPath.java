package org.plume.arm;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the mesh lies that a URDF file names. */
final class MeshPath {

    private static final String PACKAGE = "package://";

    private MeshPath() {}

    /**
     * Plain names are relative to the file. {@code package://name/rest} is {@code name/rest}, or {@code rest}, in the file's
     * folder or the nearest folder above it that has one. Where only an STL file of the same name exists, that one is
     * meant. Whether the result exists is not checked.
     */
    static Path resolve(Path urdf, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("mesh filename must not be empty");
        }
        Path folder = urdf.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file must lie in a folder, was " + urdf);
        }
        try {
            List<Path> candidates = new ArrayList<>();
            if (name.startsWith(PACKAGE)) {
                String inside = name.substring(PACKAGE.length());
                String rest = inside.substring(inside.indexOf('/') + 1);
                for (Path at = folder; at != null; at = at.getParent()) {
                    candidates.add(at.resolve(inside));
                    candidates.add(at.resolve(rest));
                }
            } else if (name.startsWith("file://")) {
                candidates.add(Path.of(URI.create(name)));
            } else {
                candidates.add(folder.resolve(name));
            }
            return candidates.stream()
                    .flatMap(path -> List.of(path, stl(path)).stream())
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElse(candidates.get(0))
                    .normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("mesh filename must be a path, was \"" + name + "\"", e);
        }
    }

    private static Path stl(Path path) {
        return path.resolveSibling(String.valueOf(path.getFileName()).replaceFirst("\\.\\w+$", "") + ".stl");
    }
}
