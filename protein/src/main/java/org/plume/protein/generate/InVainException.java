package org.plume.protein.generate;

/** A sample was drawn again and again, and each was a duplicate or did not pass the filter. */
public final class InVainException extends IllegalStateException {

    InVainException(String message) {
        super(message);
    }
}
