package org.plume.server;

import java.util.Collection;

/** A model was named that is not served. */
final class UnknownModelException extends RuntimeException {

    UnknownModelException(String name, Collection<String> served) {
        super("model must be one of the served " + served + ", was \"" + name + "\"");
    }
}
