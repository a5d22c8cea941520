package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.proto.protein.v1.CompleteRequest;
import org.plume.proto.protein.v1.GenerateRequest;
import org.plume.proto.protein.v1.IdentityWindow;
import org.plume.proto.protein.v1.ProteinServiceGrpc;
import org.plume.proto.protein.v1.Sampling;
import org.plume.proto.protein.v1.ScoreRequest;
import org.plume.proto.protein.v1.ScoreVariantsRequest;

/** What {@code ProteinService} refuses, and that it answers after each. */
class BadProteinInputTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Proteins.models(folder));

    private static ProteinServiceGrpc.ProteinServiceBlockingStub stub() {
        return ProteinServiceGrpc.newBlockingStub(SERVING.channel());
    }

    private static Callable<?> generating(Consumer<GenerateRequest.Builder> change) {
        GenerateRequest.Builder request = Proteins.generation();
        change.accept(request);
        return () -> Proteins.generated(SERVING.channel(), request);
    }

    private static BadCall generation(String what, String message, Consumer<GenerateRequest.Builder> change) {
        return BadCall.invalid(what, message, generating(change));
    }

    private static BadCall sampling(String what, String message, Consumer<Sampling.Builder> change) {
        return generation(what, "sampling: " + message, g -> change.accept(g.getSamplingBuilder()));
    }

    private static BadCall score(String what, String message, String model, String... sequences) {
        return BadCall.invalid(
                what,
                message,
                () -> stub().score(ScoreRequest.newBuilder()
                        .setModel(model)
                        .addAllSequences(List.of(sequences))
                        .build()));
    }

    private static BadCall variants(String what, String message, String wildType, String... variants) {
        return BadCall.invalid(
                what,
                message,
                () -> stub().scoreVariants(ScoreVariantsRequest.newBuilder()
                        .setModel("free")
                        .setWildType(wildType)
                        .addAllVariants(List.of(variants))
                        .build()));
    }

    private static BadCall complete(String what, String message, Consumer<CompleteRequest.Builder> change) {
        CompleteRequest.Builder request =
                CompleteRequest.newBuilder().setModel("free").setPattern("A-x-C");
        change.accept(request);
        return BadCall.invalid(what, message, () -> stub().complete(request.build()));
    }

    static Stream<BadCall> badCalls() {
        String unknown = "model must be one of the served [columns, free], was \"nobody\"";
        return Stream.of(
                new BadCall(
                        "generate by an unknown model",
                        generating(g -> g.setModel("nobody")),
                        Status.Code.NOT_FOUND,
                        unknown),
                new BadCall(
                        "score by an unknown model",
                        () -> stub().score(ScoreRequest.newBuilder()
                                .setModel("nobody")
                                .build()),
                        Status.Code.NOT_FOUND,
                        unknown),
                new BadCall(
                        "variants of an unknown model",
                        () -> stub().scoreVariants(ScoreVariantsRequest.newBuilder()
                                .setModel("nobody")
                                .build()),
                        Status.Code.NOT_FOUND,
                        unknown),
                new BadCall(
                        "complete by an unknown model",
                        () -> stub().complete(CompleteRequest.newBuilder()
                                .setModel("nobody")
                                .build()),
                        Status.Code.NOT_FOUND,
                        unknown),
                new BadCall(
                        "a filter that nothing passes",
                        generating(g -> g.setSamples(2)
                                .getFilterBuilder()
                                .setMinLength(5)
                                .setMaxLength(5)
                                .setIdentity(IdentityWindow.newBuilder()
                                        .setSequence("WWWWW")
                                        .setLow(1))),
                        Status.Code.FAILED_PRECONDITION,
                        "sample "),
                generation(
                        "an unknown family",
                        "family: family must be one of [sh3, pdz], was 'wd40'",
                        g -> g.setFamily("wd40")),
                generation(
                        "too many samples", "samples must be in [0, 100000], was 200000", g -> g.setSamples(200_000)),
                generation("negative samples", "samples must be in [0, 100000], was 4294967295", g -> g.setSamples(-1)),
                sampling("no mass", "top-p must be in (0, 1], was 0.0", s -> s.setTopP(0)),
                sampling("a mass that is no number", "top-p must be in (0, 1], was NaN", s -> s.setTopP(Double.NaN)),
                sampling(
                        "negative temperature", "temperature must be in [0, 100], was -1.0", s -> s.setTemperature(-1)),
                generation(
                        "many of one sequence",
                        "samples must be 1 at temperature 0, which gives one sequence, was 40",
                        g -> g.getSamplingBuilder().setTemperature(0)),
                generation(
                        "lengths that cross",
                        "filter: minLength must be >= 1 and <= maxLength = 5, was 9",
                        g -> g.getFilterBuilder().setMinLength(9).setMaxLength(5)),
                generation(
                        "a window around no protein",
                        "filter: identity: ",
                        g -> g.getFilterBuilder()
                                .setIdentity(IdentityWindow.newBuilder().setSequence("W?"))),
                score("a letter that is none", "sequences[1]: ", "free", "ACD", "AC!"),
                score(
                        "a row of another width",
                        "sequences[0]: a row must have 12 columns as the model has, had 3",
                        "columns",
                        "ACD"),
                score("no sequences", "sequences must be in [1, 10000], were 0", "columns"),
                variants("another residue", "variants[0]: R2A but residue 2 of wild type", Proteins.WILD, "R2A"),
                variants("a place beyond", "variants[0]: K99A: position must be in [1, 12]", Proteins.WILD, "K99A"),
                variants("no variant", "variants[1]: ", Proteins.WILD, "K2A", "hello"),
                variants("no wild type", "wild_type", "", "K2A"),
                complete(
                        "a pattern that is none",
                        "pattern: a pattern's element must be written as",
                        c -> c.setPattern("A-b")),
                complete("no pattern", "pattern: ", c -> c.clearPattern()),
                complete("negative samples", "samples must be in [0, ", c -> c.setSamples(-1)),
                complete("too many particles", "particles must be in [0, ", c -> c.setParticles(-1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCalls")
    void everyBadCall_isRefusedByNameAndTheServerLives(BadCall bad) {
        bad.assertRefused();
        assertThat(stub().score(ScoreRequest.newBuilder()
                                .setModel("free")
                                .addSequences("ACD")
                                .build())
                        .getScoresCount())
                .isEqualTo(1);
    }
}
