package org.plume.policy.method;

/**
 * What a policy's network sees and gives.
 *
 * @param horizon steps of a chunk
 * @param coordinates numbers of a step
 * @param condition length of the condition
 */
public record Shape(int horizon, int coordinates, int condition) {

    /** Numbers in a chunk, row-major {@code [horizon, coordinates]}. */
    public int chunk() {
        return horizon * coordinates;
    }
}
