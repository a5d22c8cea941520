package org.plume.bench.server;

import java.io.IOException;

/** One line of the table. */
@FunctionalInterface
interface Trial {

    Finding measure(Bed bed) throws IOException, InterruptedException;
}
