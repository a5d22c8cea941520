package org.plume.protein.ensemble;

/** Names of models and tasks made of names of files. */
final class ModelNames {

    private ModelNames() {}

    /** Letters, digits and {@code _ . -}, at most 64, not empty. */
    static String name(String text) {
        String name = text.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^\\.+", "");
        String kept = name.length() > 64 ? name.substring(0, 64) : name;
        return kept.isEmpty() ? "family" : kept;
    }
}
