package org.plume.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.plume.server.PlumeServer;
import org.plume.server.ServedModels;
import org.plume.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves model folders over gRPC until it is told to stop. */
@Command(name = "serve", description = "Serve models over gRPC; SIGTERM drains.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Duration GRACE = Duration.ofSeconds(10);

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to bind (default: ${DEFAULT-VALUE})")
    String host = "";

    @Option(names = "--port", defaultValue = "50051", description = "0: any free one (default: ${DEFAULT-VALUE})")
    int port;

    @Option(names = "--insecure", description = "allow an address that others can reach; there is no TLS")
    boolean insecure;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "a folder of model folders (default: the built-in ones)")
    @Nullable
    Path models;

    @Mixin
    final ArmOptions arm = new ArmOptions();

    @Option(names = "--workers", description = "threads that compute (default: one for each two processors)")
    @Nullable
    Integer workers;

    @Override
    public Integer call() throws InterruptedException {
        ServerOptions options = ServerOptions.DEFAULT.insecure(insecure).at(host, port);
        if (workers != null) {
            options = options.computing(workers, options.queue());
        }
        Path folder = models == null ? Folders.models() : models;
        CompletableFuture<ServedModels> opening =
                CompletableFuture.supplyAsync(() -> ServedModels.open(folder, arm::openAny));
        PlumeServer server = PlumeServer.bind(options);
        try {
            server.serve(opening.join());
            server.drainOnTermination(GRACE);
        } catch (RuntimeException e) {
            server.close();
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        System.out.println("serving on " + host + ":" + server.port());
        server.awaitTermination();
        return 0;
    }
}
