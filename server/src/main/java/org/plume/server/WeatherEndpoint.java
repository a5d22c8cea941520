package org.plume.server;

import io.grpc.stub.StreamObserver;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.WeatherServiceGrpc;

/** {@code plume.weather.v1.WeatherService} over the served forecasters. */
final class WeatherEndpoint extends WeatherServiceGrpc.WeatherServiceImplBase {

    private final Served served;
    private final ServerOptions options;
    private final LongWork work;

    WeatherEndpoint(Served served, ServerOptions options, LongWork work) {
        this.served = served;
        this.options = options;
        this.work = work;
    }

    @Override
    public void forecast(ForecastRequest request, StreamObserver<ForecastResponse> observer) {
        Arrival arrival = Arrival.now(options.maxCompute());
        ServedForecaster forecaster = served.models().forecaster(request.getModel());
        ForecastAsked asked = ForecastReader.read(forecaster, request);
        work.take(new ForecastMessages(asked), arrival, "ask for fewer members or leads, or more time", observer);
    }
}
