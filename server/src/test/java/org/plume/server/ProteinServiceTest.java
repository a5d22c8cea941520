package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.generate.Completion;
import org.plume.protein.generate.Constraint;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Generated;
import org.plume.protein.generate.Sampling;
import org.plume.protein.model.Direction;
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

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Proteins.models(folder));

    private static ProteinModel local;

    @BeforeAll
    static void open() {
        local = ProteinModel.open(folder.resolve("free"), "pdz");
    }

    @AfterAll
    static void close() {
        local.close();
    }

    private static ProteinServiceGrpc.ProteinServiceBlockingStub stub() {
        return ProteinServiceGrpc.newBlockingStub(SERVING.channel());
    }

    private static List<GenerateResponse> generate(GenerateRequest.Builder request) {
        return Proteins.generated(SERVING.channel(), request);
    }

    @Test
    void everySample_isThatOfTheLibrary() {
        List<Generated> expected = new ArrayList<>();
        local.generator(7).generate(40, Sampling.EXACT, Filter.NONE, new Streams(9), expected::add);
        List<GenerateResponse> answers = generate(Proteins.generation());
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
        assertThat(generate(Proteins.generation().setFamily("sh3")).get(0).getSequence())
                .isNotEqualTo(answers.get(0).getSequence());
    }

    @Test
    void anAlignedModel_givesItsRows() {
        GenerateResponse answer = generate(
                        Proteins.generation().setModel("columns").setFamily(""))
                .get(0);
        assertThat(answer.getRow()).hasSize(Proteins.WILD.length());
        assertThat(answer.getRow().replace("-", "")).isEqualTo(answer.getSequence());
    }

    @Test
    void everyFilter_isKept() {
        GenerateRequest.Builder request = Proteins.generation().setSamples(10);
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
        List<byte[]> codes =
                List.of(Alphabet.codes(Proteins.WILD), Alphabet.codes("ACDX"), Alphabet.codes("W".repeat(50)));
        var scorer = local.scorer();
        List<SequenceScore> expected = scorer.score(codes);
        ScoreRequest.Builder request =
                ScoreRequest.newBuilder().setModel("free").setFamily("pdz").setPositions(true);
        codes.forEach(c -> request.addSequences(Alphabet.letters(c)));
        for (int more = 0; more < 100; more++) {
            request.addSequences(Proteins.WILD);
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
                new Sequence("w", Alphabet.codes(Proteins.WILD)),
                IntStream.range(11, 11 + Proteins.WILD.length()).toArray());
        List<Variant> variants = new ArrayList<>(wild.singles());
        for (String text : List.of("K12del", "K12_V13insGG", "K12A:L14W")) {
            variants.add(Variant.parse(text));
        }
        List<byte[]> codes = new ArrayList<>(List.of(Alphabet.codes(Proteins.WILD)));
        variants.forEach(v -> codes.add(wild.apply(v, false)));
        List<SequenceScore> expected = new VariantScorer(local.members(), 5).score(codes.get(0), codes, local.scorer());
        ScoreVariantsRequest.Builder request = ScoreVariantsRequest.newBuilder()
                .setModel("free")
                .setFamily("pdz")
                .setWildType(Proteins.WILD)
                .setFirstNumber(11);
        List<VariantScore> singles = new ArrayList<>();
        stub().scoreVariants(request.build()).forEachRemaining(a -> singles.addAll(a.getScoresList()));
        assertThat(singles).hasSize(19 * Proteins.WILD.length());
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
        var models = ModelServiceGrpc.newBlockingStub(SERVING.channel());
        var answer = models.describeModel(
                DescribeModelRequest.newBuilder().setName("free").build());
        assertThat(answer.getSummary().getKind()).isEqualTo("protein");
        assertThat(answer.getSummary().getCapabilitiesList())
                .containsExactly(
                        Capability.CAPABILITY_SAMPLE, Capability.CAPABILITY_LOG_DENSITY, Capability.CAPABILITY_INPAINT);
        assertThat(answer.getDescriptionJson()).contains("\"sh3\"");
    }
}
