package org.plume.server;

import io.grpc.stub.StreamObserver;
import java.util.List;
import org.plume.generative.Streams;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.generate.Constraint;
import org.plume.protein.variant.Variant;
import org.plume.protein.variant.WildType;
import org.plume.proto.protein.v1.CompleteRequest;
import org.plume.proto.protein.v1.CompleteResponse;
import org.plume.proto.protein.v1.GenerateRequest;
import org.plume.proto.protein.v1.GenerateResponse;
import org.plume.proto.protein.v1.ProteinServiceGrpc;
import org.plume.proto.protein.v1.ScoreRequest;
import org.plume.proto.protein.v1.ScoreResponse;
import org.plume.proto.protein.v1.ScoreVariantsRequest;
import org.plume.proto.protein.v1.ScoreVariantsResponse;

/** {@code plume.protein.v1.ProteinService} over the served protein models. */
final class ProteinEndpoint extends ProteinServiceGrpc.ProteinServiceImplBase {

    private final Served served;
    private final ServerOptions options;
    private final LongWork work;

    ProteinEndpoint(Served served, ServerOptions options, LongWork work) {
        this.served = served;
        this.options = options;
        this.work = work;
    }

    @Override
    public void generate(GenerateRequest request, StreamObserver<GenerateResponse> observer) {
        Arrival arrival = Arrival.now(options.maxCompute());
        ServedProtein protein = served.models().protein(request.getModel());
        ProteinModel model = ProteinReader.model(protein, request.getFamily());
        GenerateMessages messages = new GenerateMessages(
                protein,
                model,
                ProteinReader.samples(request),
                ProteinReader.sampling(request),
                ProteinReader.filter(request),
                request.getSeed());
        work.take(messages, arrival, "ask for fewer samples, a wider filter or more time", observer);
    }

    @Override
    public void score(ScoreRequest request, StreamObserver<ScoreResponse> observer) {
        Arrival arrival = Arrival.now(options.maxCompute());
        ServedProtein protein = served.models().protein(request.getModel());
        ProteinModel model = ProteinReader.model(protein, request.getFamily());
        List<byte[]> sequences = ProteinReader.sequences(protein, request);
        work.take(
                new ScoreMessages(protein, model, sequences, request.getPositions()),
                arrival,
                "ask for fewer sequences, or more time",
                observer);
    }

    @Override
    public void scoreVariants(ScoreVariantsRequest request, StreamObserver<ScoreVariantsResponse> observer) {
        Arrival arrival = Arrival.now(options.maxCompute());
        ServedProtein protein = served.models().protein(request.getModel());
        ProteinModel model = ProteinReader.model(protein, request.getFamily());
        WildType wild = ProteinReader.wildType(protein, request);
        List<Variant> variants = ProteinReader.variants(wild, protein.aligned(), request);
        work.take(
                new VariantMessages(protein, model, wild, variants),
                arrival,
                "ask for fewer variants, or more time",
                observer);
    }

    @Override
    public void complete(CompleteRequest request, StreamObserver<CompleteResponse> observer) {
        Arrival arrival = Arrival.now(options.maxCompute());
        ServedProtein protein = served.models().protein(request.getModel());
        ProteinModel model = ProteinReader.model(protein, request.getFamily());
        Constraint pattern = ProteinReader.pattern(model, request);
        CompleteMessages messages = new CompleteMessages(
                protein,
                model,
                pattern,
                ProteinReader.completions(request),
                ProteinReader.particles(request),
                new Streams(request.getSeed()),
                request.getSeed());
        work.take(messages, arrival, "ask for fewer samples or particles, or more time", observer);
    }
}
