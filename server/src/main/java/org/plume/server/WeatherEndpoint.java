package org.plume.server;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.WeatherServiceGrpc;

/**
 * {@code plume.weather.v1.WeatherService} over the served forecasters, on a thread of its own: forecasts take seconds, and a
 * robot's request must not stand behind one.
 */
final class WeatherEndpoint extends WeatherServiceGrpc.WeatherServiceImplBase implements AutoCloseable {

    private final Served served;
    private final ServerOptions options;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "forecast");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger underWay = new AtomicInteger();

    WeatherEndpoint(Served served, ServerOptions options) {
        this.served = served;
        this.options = options;
    }

    @Override
    public void forecast(ForecastRequest request, StreamObserver<ForecastResponse> observer) {
        Arrival arrival = Arrival.now(options.maxCompute());
        ServedForecaster forecaster = served.models().forecaster(request.getModel());
        ForecastAsked asked = ForecastReader.read(forecaster, request);
        if (underWay.incrementAndGet() > options.queue()) {
            underWay.decrementAndGet();
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription("forecasts under way must be <= " + options.queue() + ": try again later")
                    .asRuntimeException();
        }
        var call = (ServerCallStreamObserver<ForecastResponse>) observer;
        // one message may wait: what is ready is ready for one
        call.setOnReadyThreshold(1);
        ForecastCall forecast = new ForecastCall(asked, arrival, call, executor, underWay::decrementAndGet);
        call.setOnReadyHandler(forecast::proceed);
        call.setOnCancelHandler(forecast::cancelled);
        forecast.proceed();
    }

    /** After {@link #close}, waits until nothing is computed any more; false where the time was too short. */
    boolean await(Duration time) throws InterruptedException {
        return executor.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes no more forecasts; those under way end. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
