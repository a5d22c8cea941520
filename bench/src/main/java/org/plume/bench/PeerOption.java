package org.plume.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plume.bench.peer.Peer;
import picocli.CommandLine.Option;

/** {@code --peer torch}, and how long the two take turns. */
final class PeerOption {

    private static final Path SCRIPTS = Path.of(System.getProperty("plume.home", "."), "bench", "peers");

    /** Whom one can be measured beside. */
    enum Name {
        /** PyTorch, from Debian's python3-torch. */
        torch
    }

    @Option(names = "--peer", paramLabel = "torch", description = "measure beside it, in turns; without it, ours alone")
    @Nullable
    Name peer;

    @Option(names = "--pairs", defaultValue = "31", description = "blocks of each (default: ${DEFAULT-VALUE})")
    int pairs;

    @Option(names = "--block", defaultValue = "250", paramLabel = "MS", description = "ms (default: ${DEFAULT-VALUE})")
    int millis;

    /** The peer running this script; empty where none was asked for, or where it is not installed, which is said. */
    Optional<Peer> start(String script) throws IOException {
        if (peer == null) {
            return Optional.empty();
        }
        Optional<Peer> started = Peer.torch(SCRIPTS.resolve(script));
        if (started.isEmpty()) {
            System.err.println(
                    "plume bench: --peer torch needs PyTorch and NumPy for Python; on Debian: apt-get install"
                            + " python3-torch; going on without ratios");
        }
        return started;
    }
}
