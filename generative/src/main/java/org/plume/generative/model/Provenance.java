package org.plume.generative.model;

/**
 * How and on what a model was trained: enough to train it again.
 *
 * @param command the command line
 * @param data the name of the data
 * @param dataSha256 SHA-256 of the data in hexadecimal; empty where they were generated from the seed
 * @param seed of the training run
 * @param steps of the optimiser; 0 for a model that needs none
 * @param engine that trained it, for instance {@code onnx}; empty for a model that needs none
 */
public record Provenance(String command, String data, String dataSha256, long seed, long steps, String engine) {

    public Provenance {
        if (!dataSha256.isEmpty() && !Sha256.isHex(dataSha256)) {
            throw new IllegalArgumentException(
                    "provenance.dataSha256 must be empty or 64 hexadecimal digits, was " + dataSha256);
        }
        if (steps < 0) {
            throw new IllegalArgumentException("provenance.steps must be >= 0, was " + steps);
        }
    }
}
