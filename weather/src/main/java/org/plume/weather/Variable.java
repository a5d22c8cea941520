package org.plume.weather;

/**
 * One quantity of a state.
 *
 * @param name as in the file, for instance {@code slp}
 * @param units for instance {@code Pa}; {@code 1} where there are none
 * @param longName for people
 */
public record Variable(String name, String units, String longName) {

    public Variable {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a variable's name must not be blank");
        }
    }
}
