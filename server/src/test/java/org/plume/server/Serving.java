package org.plume.server;

import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server on a free port of this machine and a channel to it, for all tests of a class. */
final class Serving implements BeforeAllCallback, AfterAllCallback {

    private final ServerOptions options;
    private final Supplier<ServedModels> models;
    private @Nullable PlumeServer server;
    private @Nullable ManagedChannel channel;

    /** @param models the folder of models, written when the tests begin */
    Serving(ServerOptions options, Supplier<Path> models) {
        this(() -> ServedModels.open(models.get()), options);
    }

    private Serving(Supplier<ServedModels> models, ServerOptions options) {
        this.options = options;
        this.models = models;
    }

    /** Of models that are no folders. */
    static Serving of(ServerOptions options, Supplier<ServedModels> models) {
        return new Serving(models, options);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        PlumeServer started = PlumeServer.start(options, models.get());
        server = started;
        channel = Tiny.channel(started.port());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        channel().shutdownNow();
        server().close();
    }

    PlumeServer server() {
        return Objects.requireNonNull(server, "the tests have not begun");
    }

    ManagedChannel channel() {
        return Objects.requireNonNull(channel, "the tests have not begun");
    }
}
