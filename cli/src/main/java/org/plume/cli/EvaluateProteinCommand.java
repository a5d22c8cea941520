package org.plume.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Generator;
import org.plume.protein.generate.Sampling;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.model.Member;
import org.plume.protein.model.Order;
import org.plume.protein.score.PairCorrelations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a protein model is worth, beside its baselines on the same sequences. */
@Command(
        name = "protein",
        description = "Held-out likelihood, pair correlations of samples, and an assay if given, beside the baselines.",
        mixinStandardHelpOptions = true)
final class EvaluateProteinCommand implements Callable<Integer> {

    private static final int SLOTS = 64;

    @Mixin
    final ProteinModelOptions model = new ProteinModelOptions();

    @Mixin
    final FamilyOptions family = new FamilyOptions();

    @Option(names = "--assay", paramLabel = "F.csv", description = "variants with measurements")
    @Nullable
    Path assay;

    @Option(names = "--measurement", paramLabel = "COLUMN", description = "of the assay; higher is fitter")
    @Nullable
    String measurement;

    @Option(names = "--wild-type-name", paramLabel = "NAME", description = "of the assay's sequence, in --family")
    @Nullable
    String wildTypeName;

    @Option(names = "--samples", defaultValue = "1000", description = "to compare; 0: none (default: ${DEFAULT-VALUE})")
    long samples;

    @Option(names = "--out", paramLabel = "DIR", description = "pictures")
    @Nullable
    Path out;

    @Option(names = "--seed", defaultValue = "0", description = "of the samples (default: ${DEFAULT-VALUE})")
    long seed;

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        if (family.files.isEmpty() && model.builtIn()) {
            family.files.add(FamilyOptions.SYNTHETIC);
        }
        if (family.files.isEmpty()) {
            throw new IllegalArgumentException("--family must be given: the families that the model was trained on");
        }
        if (assay != null && (measurement == null || wildTypeName == null)) {
            throw new IllegalArgumentException("--assay must come with --measurement and --wild-type-name");
        }
        try (ProteinModel opened = model.open()) {
            FamilyData data = FamilyData.prepare(
                    family.read(), !opened.spec().aligned(), opened.spec().division(), done -> {});
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("family", String.join(" ", opened.spec().families()));
            result.put("model", opened.name());
            result.put("modelVersion", opened.version());
            result.put("seed", seed);
            result.put("parameters", opened.parameters());
            result.put("sequencesHeldOut", data.split().test().length);
            ProteinMetrics held = new ProteinMetrics(data);
            held.put(result, opened.members());
            Order first = opened.members().get(0).order();
            held.put(result.putObject("generative"), List.of(opened.generative(first)));
            truth(result, data, held);
            ProteinPictures pictures = new ProteinPictures(out);
            List<byte[]> drawn = sampled(result, opened.generative(first), data, pictures);
            ArrayNode rows = result.putArray("baselines");
            if (opened.baselines().isEmpty()) {
                held.putComposition(rows.addObject().put("name", "composition"));
            }
            ProteinAssay measured = assay == null || measurement == null || wildTypeName == null
                    ? null
                    : ProteinAssay.read(Path.of(family.files.get(0)), wildTypeName, assay, measurement, data.aligned());
            if (measured != null) {
                measured.put(result, opened.members(), pictures);
            }
            for (Member baseline : opened.baselines()) {
                ObjectNode row = rows.addObject().put("name", baseline.name());
                row.put("parameters", baseline.model().parameters());
                held.put(row, List.of(baseline));
                sampled(row, baseline, data, new ProteinPictures(null));
                if (measured != null) {
                    measured.put(row, List.of(baseline), new ProteinPictures(null));
                }
            }
            pictures.histograms(data, drawn);
            json.text().println(result.toPrettyString());
            json.write(result);
        }
        return 0;
    }

    /** The built-in family's own likelihood of the sequences held out. */
    private void truth(ObjectNode result, FamilyData data, ProteinMetrics held) {
        if (!family.files.equals(List.of(FamilyOptions.SYNTHETIC))) {
            return;
        }
        List<byte[]> test = data.codes(data.split().test());
        var truth = FamilyOptions.truth();
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        held.put(
                known,
                test.stream().mapToDouble(truth::logDensity).toArray(),
                test.stream().mapToInt(s -> s.length + 1).toArray());
        result.put("trueNatsPerResidue", known.path("heldOutNatsPerResidue").asDouble());
    }

    /** Draws at temperature 1; of an alignment, how well they keep the connected pair correlations of what was held out. */
    private List<byte[]> sampled(ObjectNode json, Member member, FamilyData data, ProteinPictures pictures) {
        List<byte[]> drawn = new ArrayList<>();
        if (samples == 0) {
            return drawn;
        }
        long[] draws = {0};
        new Generator(member, SLOTS, 2000).generate(samples, Sampling.EXACT, Filter.NONE, new Streams(seed), s -> {
            drawn.add(s.codes());
            draws[0] += s.draws();
            return true;
        });
        json.put("samples", drawn.size());
        json.put("samplesDrawnAgain", draws[0] - drawn.size());
        if (data.aligned()) {
            double[] ones = new double[drawn.size()];
            Arrays.fill(ones, 1);
            PairCorrelations real = PairCorrelations.of(
                    data.codes(data.split().test()), data.weights(data.split().test()));
            PairCorrelations model = PairCorrelations.of(drawn, ones);
            json.put("pairCorrelation", model.pearson(real));
            pictures.pairs(real, model);
        }
        System.err.printf(Locale.ROOT, "%s: %d samples%n", member.name(), drawn.size());
        return drawn;
    }
}
