package org.plume.server;

import io.grpc.Codec;
import io.grpc.DecompressorRegistry;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.protein.v1.ProteinServiceGrpc;
import org.plume.proto.weather.v1.WeatherServiceGrpc;
import org.plume.server.schedule.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server on one port: {@code PolicyService}, {@code WeatherService}, {@code ProteinService}, {@code ModelService}, health and reflection.
 * Health says NOT_SERVING until {@link #serve} has drawn from every model; each model has a health of its own under {@code model/<name>}. Compressed
 * requests are refused: they are small, and what unpacks them would have to be bounded too.
 */
public final class PlumeServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlumeServer.class);

    /** Say with a stack trace what clients do wrong: take back calls, send too much; held, as the level goes with the logger. */
    private static final List<java.util.logging.Logger> OF_CLIENTS = Stream.of(
                    "NettyServerHandler", "NettyServerStream")
            .map(name -> java.util.logging.Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty." + name))
            .toList();

    private static final int METADATA_BYTES = 8192;
    private static final int WINDOW_BYTES = 1 << 20;

    /** Calls of one connection that may be taken back within {@link #RESET_SECONDS}. */
    static final int RESETS = 200;

    private static final int RESET_SECONDS = 30;

    /** Clients that ping more often are sent away. */
    private static final int PING_SECONDS = 5;

    /** A connection that is silent for so long is asked whether it is alive. */
    private static final int ALIVE_SECONDS = 60;

    /** A connection without calls is closed after this; clients open another when they need one. */
    private static final int IDLE_MINUTES = 15;

    /** Calls of proteins under way: each that generates keeps the state of some sequences, megabytes of it. */
    private static final int PROTEINS = 32;

    /** For requests that take long to read; the others are read where they arrive. */
    private static final int ADAPTERS = 1;

    /** The first calls need the machine for themselves; what few ask for is made after them. */
    private static final Duration FIRST_CALLS = Duration.ofSeconds(2);

    /** For clients that leave of their own accord once they are told to; who watches the health does not. */
    private static final Duration FLUSH = Duration.ofMillis(500);

    /** Longest that one network evaluation may take before its model is left open for good. */
    private static final Duration LAST_STEP = Duration.ofSeconds(10);

    private final Server server;
    private final HealthStatusManager health;
    private final CallsUnderWay calls;
    private final ControlEndpoint control;
    private final Scheduler scheduler;
    private final LongWork forecasts;
    private final LongWork proteins;
    private final ExecutorService adapters;
    private final Served served;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable ServedModels models;
    private volatile boolean terminating;

    private PlumeServer(
            Server server,
            HealthStatusManager health,
            CallsUnderWay calls,
            ControlEndpoint control,
            Scheduler scheduler,
            LongWork forecasts,
            LongWork proteins,
            ExecutorService adapters,
            Served served) {
        this.server = server;
        this.health = health;
        this.calls = calls;
        this.control = control;
        this.scheduler = scheduler;
        this.forecasts = forecasts;
        this.proteins = proteins;
        this.adapters = adapters;
        this.served = served;
    }

    /**
     * Listens, without models yet.
     *
     * @throws IllegalArgumentException for an address beyond loopback that is not said to be meant
     * @throws UncheckedIOException naming the address where it cannot be bound
     */
    public static PlumeServer bind(ServerOptions options) {
        var address = options.address();
        OF_CLIENTS.forEach(logger -> logger.setLevel(Level.SEVERE));
        HealthStatusManager health = new HealthStatusManager();
        Scheduler scheduler = new Scheduler(options.workers(), options.queue());
        ExecutorService adapters = Executors.newFixedThreadPool(ADAPTERS);
        Served served = new Served();
        LongWork forecasts = new LongWork("forecasts", options.queue());
        LongWork proteins = new LongWork("protein calls", Math.min(PROTEINS, options.queue()));
        CallsUnderWay calls = new CallsUnderWay();
        ControlEndpoint control = new ControlEndpoint(served, scheduler, calls, adapters, options);
        Server server = NettyServerBuilder.forAddress(address)
                .directExecutor()
                .decompressorRegistry(DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false))
                .maxInboundMessageSize(options.maxMessageBytes())
                .maxInboundMetadataSize(METADATA_BYTES)
                // a fixed one, or gRPC measures the way by a ping with each request
                .flowControlWindow(WINDOW_BYTES)
                .maxConcurrentCallsPerConnection(options.maxCalls())
                .maxRstFramesPerWindow(RESETS, RESET_SECONDS)
                .permitKeepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(ALIVE_SECONDS, TimeUnit.SECONDS)
                .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES)
                .intercept(new ErrorInterceptor())
                .intercept(calls)
                .addService(
                        ErrorInterceptor.guarding(new PolicyEndpoint(served, scheduler, adapters, options, control)))
                .addService(ErrorInterceptor.guarding(new WeatherEndpoint(served, options, forecasts)))
                .addService(ErrorInterceptor.guarding(new ProteinEndpoint(served, options, proteins)))
                .addService(ErrorInterceptor.guarding(new ModelEndpoint(served)))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
        PlumeServer plume =
                new PlumeServer(server, health, calls, control, scheduler, forecasts, proteins, adapters, served);
        plume.report(ServingStatus.NOT_SERVING);
        try {
            server.start();
        } catch (IOException e) {
            plume.close();
            throw new UncheckedIOException(new IOException(
                    "port " + options.port() + " of " + options.host()
                            + " must be free, but cannot be bound: another program may use it; choose another with"
                            + " --port, or 0 for any free one",
                    e));
        }
        return plume;
    }

    /** {@link #bind}, then {@link #serve}. */
    public static PlumeServer start(ServerOptions options, ServedModels models) {
        PlumeServer server = bind(options);
        try {
            server.serve(models);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Draws a batch from every model, then serves them. They are closed with the server. */
    public void serve(ServedModels ready) {
        models = ready;
        List<CompletableFuture<Void>> warming = ready.policies().stream()
                .map(policy -> CompletableFuture.runAsync(() -> {
                    policy.warm();
                    health.setStatus("model/" + policy.name(), ServingStatus.SERVING);
                }))
                .toList();
        for (ServedForecaster forecaster : ready.forecasters()) {
            forecaster.warm();
            health.setStatus("model/" + forecaster.name(), ServingStatus.SERVING);
        }
        for (ServedProtein protein : ready.proteins()) {
            protein.warm();
            health.setStatus("model/" + protein.name(), ServingStatus.SERVING);
        }
        warming.forEach(CompletableFuture::join);
        served.set(ready);
        report(ServingStatus.SERVING);
        LOG.info("serving {} on port {}", ready.names(), port());
        CompletableFuture.delayedExecutor(FIRST_CALLS.toMillis(), TimeUnit.MILLISECONDS, adapters)
                .execute(() -> ready.policies().forEach(p -> p.policy().prepareDerivative()));
    }

    private void report(ServingStatus status) {
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        health.setStatus(PolicyServiceGrpc.SERVICE_NAME, status);
        health.setStatus(WeatherServiceGrpc.SERVICE_NAME, status);
        health.setStatus(ProteinServiceGrpc.SERVICE_NAME, status);
        health.setStatus(ModelServiceGrpc.SERVICE_NAME, status);
    }

    /** The port that is bound. */
    public int port() {
        return server.getPort();
    }

    /** Returns when all is closed; where the process was told to end, it ends instead. */
    public void awaitTermination() throws InterruptedException {
        closed.await();
        if (terminating) {
            new CountDownLatch(1).await();
        }
    }

    /**
     * Ends in order: health says NOT_SERVING, new calls are refused, calls under way are finished, all is closed.
     *
     * @param grace how long calls under way may take
     * @return whether all of them were finished
     */
    public boolean drain(Duration grace) throws InterruptedException {
        LOG.info("draining");
        health.enterTerminalState();
        server.shutdown();
        control.drain();
        boolean finished = calls.awaitNone(grace);
        server.awaitTermination(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        close();
        LOG.info(finished ? "drained" : "gave up on calls that took longer than {}", grace);
        return finished;
    }

    /**
     * Drains when the process is told to end (SIGTERM), then ends it: exit code 0 where all calls under way were finished,
     * else 1.
     *
     * @param grace how long calls under way may take
     */
    public void drainOnTermination(Duration grace) {
        Termination.handle(() -> {
            terminating = true;
            boolean finished = false;
            try {
                finished = drain(grace);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().exit(finished ? 0 : 1);
        });
    }

    /** Ends at once; calls under way are cut off between two network evaluations. */
    @Override
    public void close() {
        server.shutdownNow();
        control.close();
        scheduler.close();
        forecasts.close();
        proteins.close();
        try {
            boolean ended = forecasts.await(LAST_STEP) && proteins.await(LAST_STEP);
            boolean idle = scheduler.await(LAST_STEP) && ended;
            if (server.awaitTermination(LAST_STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                adapters.shutdown();
            }
            ServedModels open = models;
            if (idle && open != null) {
                open.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed.countDown();
        }
    }
}
