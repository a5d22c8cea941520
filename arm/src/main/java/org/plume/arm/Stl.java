package org.plume.arm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * Triangles of an STL file, binary or ASCII, in the file's units.
 *
 * @param vertices {@code [9 triangles]}: x, y, z of the three corners, counter-clockwise seen from outside
 */
public record Stl(float[] vertices) {

    private static final long LARGEST = 256L << 20;
    private static final int HEADER = 84;
    private static final int FACET = 50;

    public Stl {
        if (vertices.length % 9 != 0) {
            throw new IllegalArgumentException("vertices must come in nines, were " + vertices.length);
        }
        for (float v : vertices) {
            if (!Float.isFinite(v)) {
                throw new IllegalArgumentException("vertices must be finite, one was " + v);
            }
        }
    }

    public int triangles() {
        return vertices.length / 9;
    }

    /** @throws IllegalArgumentException naming file, rule and value when it is not an STL file or is cut short */
    public static Stl read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new IllegalArgumentException(file + ": STL file must be <= " + LARGEST + " bytes, was " + size);
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            return new Stl(ascii(bytes) ? readAscii(bytes) : readBinary(bytes));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Binary files may begin with "solid" too: the size tells. */
    private static boolean ascii(byte[] bytes) {
        boolean solid = bytes.length >= 5 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("solid");
        return solid && (bytes.length < HEADER || expectedSize(bytes) != bytes.length);
    }

    private static long expectedSize(byte[] bytes) {
        return HEADER + FACET * count(bytes);
    }

    private static long count(byte[] bytes) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(80));
    }

    private static float[] readBinary(byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new IllegalArgumentException("STL file must have >= " + HEADER + " bytes, had " + bytes.length);
        }
        long count = count(bytes);
        if (expectedSize(bytes) != bytes.length) {
            throw new IllegalArgumentException("STL file of " + count + " triangles must have " + expectedSize(bytes)
                    + " bytes, had " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] vertices = new float[Math.toIntExact(9 * count)];
        for (int t = 0; t < count; t++) {
            in.position(HEADER + FACET * t + 12);
            in.asFloatBuffer().get(vertices, 9 * t, 9);
        }
        return vertices;
    }

    private static float[] readAscii(byte[] bytes) {
        StringTokenizer tokens = new StringTokenizer(new String(bytes, StandardCharsets.US_ASCII));
        float[] vertices = new float[90];
        int n = 0;
        boolean ended = false;
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            ended |= token.equals("endsolid");
            if (!token.equals("vertex")) {
                continue;
            }
            if (n + 3 > vertices.length) {
                vertices = Arrays.copyOf(vertices, 2 * vertices.length);
            }
            for (int k = 0; k < 3; k++) {
                vertices[n++] = number(tokens.hasMoreTokens() ? tokens.nextToken() : "");
            }
        }
        if (!ended || n % 9 != 0) {
            throw new IllegalArgumentException("ASCII STL must end with endsolid after whole triangles, "
                    + (ended ? "but had " + n / 3 + " corners" : "but is cut short"));
        }
        return Arrays.copyOf(vertices, n);
    }

    private static float number(String token) {
        try {
            return Float.parseFloat(token);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a vertex must have 3 numbers, had \"" + token + "\"", e);
        }
    }
}
