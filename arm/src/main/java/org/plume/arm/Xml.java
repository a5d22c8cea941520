package org.plume.arm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Small questions to a DOM. */
final class Xml {

    private Xml() {}

    static List<Element> children(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && (tag.equals("*") || element.getTagName().equals(tag))) {
                found.add(element);
            }
        }
        return found;
    }

    static @Nullable Element child(Element parent, String tag) {
        List<Element> found = children(parent, tag);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Exactly {@code count} finite numbers, separated by blanks. */
    static double[] numbers(Path file, String owner, Element element, String attribute, int count) {
        String text = element.getAttribute(attribute).strip();
        String[] parts = text.isEmpty() ? new String[0] : text.split("\\s+");
        boolean good = parts.length == count;
        double[] values = new double[parts.length];
        for (int i = 0; i < parts.length && good; i++) {
            try {
                values[i] = Double.parseDouble(parts[i]);
                good = Double.isFinite(values[i]);
            } catch (NumberFormatException e) {
                good = false;
            }
        }
        if (!good) {
            throw new IllegalArgumentException(file + ": " + owner + ": " + element.getTagName() + " " + attribute
                    + " must be " + count + " finite number" + (count == 1 ? "" : "s") + ", was \"" + text + "\"");
        }
        return values;
    }
}
