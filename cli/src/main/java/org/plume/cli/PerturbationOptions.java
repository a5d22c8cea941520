package org.plume.cli;

import org.plume.sim.Perturbation;
import picocli.CommandLine.Option;

/** Disturbances of episodes. */
final class PerturbationOptions {

    @Option(names = "--start-noise", defaultValue = "0", paramLabel = "M", description = "deviation of the start, m")
    double startNoise;

    @Option(names = "--push", defaultValue = "0", paramLabel = "M", description = "one displacement on the way, m")
    double push;

    Perturbation perturbation() {
        return new Perturbation(startNoise, push);
    }
}
