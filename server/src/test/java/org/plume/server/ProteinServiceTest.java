package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.ensemble.ProteinSpec;
import org.plume.protein.generate.Completion;
import org.plume.protein.generate.Constraint;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Generated;
import org.plume.protein.generate.Sampling;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.model.Direction;
import org.plume.protein.network.Networks;
import org.plume.protein.network.Tokens;
import org.plume.protein.score.SequenceScore;
import org.plume.protein.score.VariantScorer;
import org.plume.protein.variant.Variant;
import org.plume.protein.variant.WildType;
import org.plume.proto.model.v1.Capability;
import org.plume.proto.model.v1.DescribeModelRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.protein.v1.CompleteRequest;
import org.plume.proto.protein.v1.GenerateRequest;
import org.plume.proto.protein.v1.GenerateResponse;
import org.plume.proto.protein.v1.IdentityWindow;
import org.plume.proto.protein.v1.ProteinServiceGrpc;
import org.plume.proto.protein.v1.ScoreRequest;
import org.plume.proto.protein.v1.ScoreVariantsRequest;
import org.plume.proto.protein.v1.VariantScore;

/** Models with random weights, over the wire: what the server says is what the library says. */
class ProteinServiceTest {

    private static final ServerOptions OPTIONS =
            new ServerOptions("127.0.0.1", 0, false, 1, 4, 1 << 20, 100, 64, 256, 1000, Duration.ofHours(1));
    private static final String WILD = "MKVLAAGICWTE";

    @TempDir
    static Path folder;

    private static PlumeServer server;
    private static ManagedChannel channel;
    private static ProteinModel local;

    private static void write(String name, boolean aligned, List<String> families, int width) {
        CausalMixer net = new CausalMixer(
                aligned ? WILD.length() : 40,
                aligned,
                Tokens.count(families.size()),
                Alphabet.SYMBOLS,
                width,
                16,
                2,
                4,
                6);
        List<ProteinSpec.Reader> readers = List.of(
                new ProteinSpec.Reader("forward-0", Direction.FORWARD),
                new ProteinSpec.Reader("reverse-0", Direction.REVERSE));
        Map<String, Map<String, Tensor>> weights = Map.of(
                "forward-0", Parameters.initial(Networks.whole(net), 1),
                "reverse-0", Parameters.initial(Networks.whole(net), 2));
        ProteinModel.write(
                folder.resolve(name),
                name,
                new ProteinModel.Parts(
                        new ProteinSpec(net, families, readers, 0, FamilyData.Division.DEFAULT),
                        weights,
                        null,
                        Map.of(),
                        new double[] {-4, -3.05, -3, -2},
                        false),
                new Provenance("./plume train protein", "none", "", 0, 1, "onnx"),
                JsonNodeFactory.instance.objectNode());
    }

    @BeforeAll
    static void start() {
        write("free", false, List.of("sh3", "pdz"), 12);
        write("columns", true, List.of("pdz"), 12);
        server = PlumeServer.start(OPTIONS, ServedModels.open(folder));
        channel = Tiny.channel(server.port());
        local = ProteinModel.open(folder.resolve("free"), "pdz");
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        server.close();
        local.close();
    }

    private static ProteinServiceGrpc.ProteinServiceBlockingStub stub() {
        return ProteinServiceGrpc.newBlockingStub(channel);
    }

    private static GenerateRequest.Builder generation() {
        return GenerateRequest.newBuilder()
                .setModel("free")
                .setFamily("pdz")
                .setSamples(40)
                .setSeed(9);
    }

    private static List<GenerateResponse> generate(GenerateRequest.Builder request) {
        List<GenerateResponse> all = new ArrayList<>();
        stub().generate(request.build()).forEachRemaining(all::add);
        return all;
    }

    @Test
    void everySample_isThatOfTheLibrary() {
        List<Generated> expected = new ArrayList<>();
        local.generator(7).generate(40, Sampling.EXACT, Filter.NONE, new Streams(9), expected::add);
        List<GenerateResponse> answers = generate(generation());
        assertThat(answers).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(answers.get(i).getNumber()).isEqualTo(i);
            assertThat(answers.get(i).getSequence())
                    .isEqualTo(Alphabet.letters(expected.get(i).codes()));
            assertThat(answers.get(i).getLogDensity()).isEqualTo(expected.get(i).logDensity());
            assertThat(answers.get(i).getDraws()).isEqualTo(expected.get(i).draws());
        }
        assertThat(answers.get(0).getModelVersion())
                .isEqualTo(ModelFolder.open(folder.resolve("free")).version());
        assertThat(answers.get(39).getTiming().getElapsedMs()).isPositive();
        assertThat(generate(generation().setFamily("sh3")).get(0).getSequence())
                .isNotEqualTo(answers.get(0).getSequence());
    }

    @Test
    void anAlignedModel_givesItsRows() {
        GenerateResponse answer =
                generate(generation().setModel("columns").setFamily("")).get(0);
        assertThat(answer.getRow()).hasSize(WILD.length());
        assertThat(answer.getRow().replace("-", "")).isEqualTo(answer.getSequence());
    }

    @Test
    void everyFilter_isKept() {
        GenerateRequest.Builder request = generation().setSamples(10);
        request.getFilterBuilder()
                .setMinLength(5)
                .setMaxLength(9)
                .setLongestRun(2)
                .setIdentity(IdentityWindow.newBuilder().setSequence("MKVLAAG").setLow(0.1));
        assertThat(generate(request))
                .allSatisfy(a -> assertThat(a.getSequence()).hasSizeBetween(5, 9));
        request.getSamplingBuilder().setTemperature(0);
        assertThat(generate(request.clearFilter().setSamples(1))).hasSize(1);
    }

    @Test
    void everyScore_isThatOfTheLibrary() {
        List<byte[]> codes = List.of(Alphabet.codes(WILD), Alphabet.codes("ACDX"), Alphabet.codes("W".repeat(50)));
        var scorer = local.scorer();
        List<SequenceScore> expected = scorer.score(codes);
        ScoreRequest.Builder request =
                ScoreRequest.newBuilder().setModel("free").setFamily("pdz").setPositions(true);
        codes.forEach(c -> request.addSequences(Alphabet.letters(c)));
        for (int more = 0; more < 100; more++) {
            request.addSequences(WILD);
        }
        var answers = stub().score(request.build()).getScoresList();
        assertThat(answers).hasSize(103);
        for (int i = 0; i < codes.size(); i++) {
            assertThat(answers.get(i).getLogDensity()).isEqualTo(expected.get(i).total());
            assertThat(answers.get(i).getStandardError())
                    .isEqualTo(expected.get(i).standardError());
            assertThat(answers.get(i).getForward()).isEqualTo(expected.get(i).members()[0]);
            assertThat(answers.get(i).getReverse()).isEqualTo(expected.get(i).members()[1]);
            assertThat(answers.get(i).getPercentile()).isEqualTo(scorer.percentile(expected.get(i)));
            assertThat(answers.get(i).getPositionsList().stream()
                            .mapToDouble(d -> d)
                            .sum())
                    .isCloseTo(expected.get(i).total(), within(1e-3));
        }
        assertThat(answers.get(102).getLogDensity()).isEqualTo(expected.get(0).total());
    }

    @Test
    void everyVariant_isThatOfTheLibrary() {
        WildType wild = new WildType(
                new Sequence("w", Alphabet.codes(WILD)),
                java.util.stream.IntStream.range(11, 11 + WILD.length()).toArray());
        List<Variant> variants = new ArrayList<>(wild.singles());
        for (String text : List.of("K12del", "K12_V13insGG", "K12A:L14W")) {
            variants.add(Variant.parse(text));
        }
        List<byte[]> codes = new ArrayList<>(List.of(Alphabet.codes(WILD)));
        variants.forEach(v -> codes.add(wild.apply(v, false)));
        List<SequenceScore> expected = new VariantScorer(local.members(), 5).score(codes.get(0), codes, local.scorer());
        ScoreVariantsRequest.Builder request = ScoreVariantsRequest.newBuilder()
                .setModel("free")
                .setFamily("pdz")
                .setWildType(WILD)
                .setFirstNumber(11);
        List<VariantScore> singles = new ArrayList<>();
        stub().scoreVariants(request.build()).forEachRemaining(a -> singles.addAll(a.getScoresList()));
        assertThat(singles).hasSize(19 * WILD.length());
        variants.forEach(v -> request.addVariants(v.toString()));
        List<VariantScore> all = new ArrayList<>();
        stub().scoreVariants(request.build()).forEachRemaining(a -> all.addAll(a.getScoresList()));
        assertThat(all).hasSize(variants.size());
        assertThat(all.subList(0, singles.size())).isEqualTo(singles);
        for (int v = 0; v < all.size(); v++) {
            SequenceScore delta = expected.get(v + 1).minus(expected.get(0));
            assertThat(all.get(v).getVariant()).isEqualTo(variants.get(v).toString());
            assertThat(all.get(v).getDelta()).isEqualTo(delta.total());
            assertThat(all.get(v).getStandardError()).isEqualTo(delta.standardError());
        }
    }

    @Test
    void everyCompletion_isThatOfTheLibrary() {
        Completion completion = new Completion(local.generative(Direction.FORWARD), 16);
        Constraint pattern = Constraint.parse("M-x(2,4)-[KR]-x(3)-W");
        var answers = stub().complete(CompleteRequest.newBuilder()
                        .setModel("free")
                        .setFamily("pdz")
                        .setPattern("M-x(2,4)-[KR]-x(3)-W")
                        .setSamples(3)
                        .setParticles(16)
                        .setSeed(4)
                        .build())
                .getCompletionsList();
        assertThat(answers).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Completion.Draw expected = completion.one(pattern, new Streams(4).child(i));
            assertThat(answers.get(i).getSequence()).isEqualTo(Alphabet.letters(expected.codes()));
            assertThat(answers.get(i).getSequence()).matches("M.{2,4}[KR].{3}W");
            assertThat(answers.get(i).getLogProbability())
                    .isEqualTo(expected.of().logProbability());
            assertThat(answers.get(i).getEffectiveSampleSize()).isBetween(1.0, 16.0 + 1e-9);
        }
    }

    @Test
    void everyCompletedRow_keepsItsColumns() {
        CompleteRequest.Builder request = CompleteRequest.newBuilder()
                .setModel("columns")
                .setPattern("x(3)-[KR]-x(4)-.-x(2)-W")
                .setSamples(4)
                .setParticles(16);
        var answers = stub().complete(request.build()).getCompletionsList();
        assertThat(answers).hasSize(4);
        answers.forEach(a -> {
            assertThat(a.getSequence()).matches("[A-Z-]{3}[KR][A-Z-]{4}-[A-Z-]{2}W");
            assertThat(a.getEffectiveSampleSize()).isBetween(1.0, 16.0 + 1e-9);
        });
        assertThatThrownBy(() -> stub().complete(request.setPattern("x(3)").build()))
                .hasMessage(
                        "INVALID_ARGUMENT: pattern: a pattern must have 12 elements as the model has columns, had 3");
    }

    @Test
    void aProteinModel_saysWhatItCanDo() {
        var models = ModelServiceGrpc.newBlockingStub(channel);
        var answer = models.describeModel(
                DescribeModelRequest.newBuilder().setName("free").build());
        assertThat(answer.getSummary().getKind()).isEqualTo("protein");
        assertThat(answer.getSummary().getCapabilitiesList())
                .containsExactly(
                        Capability.CAPABILITY_SAMPLE, Capability.CAPABILITY_LOG_DENSITY, Capability.CAPABILITY_INPAINT);
        assertThat(answer.getDescriptionJson()).contains("\"sh3\"");
    }

    /** A reader that takes one message holds the server to few. */
    @Test
    void aSlowReader_holdsFewMessages() throws InterruptedException {
        AtomicInteger received = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        List<ClientCallStreamObserver<GenerateRequest>> calls = new ArrayList<>();
        ProteinServiceGrpc.newStub(channel)
                .generate(
                        generation().setSamples(100_000).build(),
                        new ClientResponseObserver<GenerateRequest, GenerateResponse>() {
                            @Override
                            public void beforeStart(ClientCallStreamObserver<GenerateRequest> call) {
                                call.disableAutoRequestWithInitial(1);
                                calls.add(call);
                            }

                            @Override
                            public void onNext(GenerateResponse answer) {
                                received.incrementAndGet();
                                first.countDown();
                            }

                            @Override
                            public void onError(Throwable failure) {
                                first.countDown();
                            }

                            @Override
                            public void onCompleted() {}
                        });
        assertThat(first.await(10, TimeUnit.MINUTES)).isTrue();
        // beside one that does not read, another is answered
        assertThat(generate(generation())).hasSize(40);
        assertThat(received).hasValue(1);
        calls.get(0).cancel("enough", null);
    }

    @Test
    void aCancelledCall_stopsAndMakesRoom() {
        for (int k = 0; k < 12; k++) {
            try (var context = Context.current().withCancellation()) {
                Iterator<GenerateResponse> answers = context.wrap(() ->
                                stub().generate(generation().setSamples(100_000).build()))
                        .call();
                assertThat(answers.next().getNumber()).isZero();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        // more than the four that may be under way had begun, so those cancelled are gone
        assertThat(generate(generation())).hasSize(40);
    }

    @Test
    void aLateCall_isCutOff() {
        var late = stub().withDeadlineAfter(300, TimeUnit.MILLISECONDS);
        assertThatThrownBy(() ->
                        late.generate(generation().setSamples(100_000).build()).forEachRemaining(a -> {}))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
        var score = ScoreRequest.newBuilder().setModel("free");
        for (int i = 0; i < 5000; i++) {
            score.addSequences("MKVLAAGICWTE".repeat(6));
        }
        assertThatThrownBy(() ->
                        stub().withDeadlineAfter(100, TimeUnit.MILLISECONDS).score(score.build()))
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
    }

    private static Callable<?> generating(Consumer<GenerateRequest.Builder> change) {
        GenerateRequest.Builder request = generation();
        change.accept(request);
        return () -> generate(request);
    }

    private static BadCall generation(String what, String message, Consumer<GenerateRequest.Builder> change) {
        return BadCall.invalid(what, message, generating(change));
    }

    private static BadCall sampling(
            String what, String message, Consumer<org.plume.proto.protein.v1.Sampling.Builder> change) {
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
                variants("another residue", "variants[0]: R2A but residue 2 of wild type", WILD, "R2A"),
                variants("a place beyond", "variants[0]: K99A: position must be in [1, 12]", WILD, "K99A"),
                variants("no variant", "variants[1]: ", WILD, "K2A", "hello"),
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
