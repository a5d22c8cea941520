package org.plume.compare.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.plume.compare.Comparison;
import org.plume.compare.Comparison.Part;
import org.plume.compare.measure.Baseline;
import org.plume.compare.measure.Estimate;
import org.plume.compare.measure.Findings;
import org.plume.compare.measure.Likelihood;
import org.plume.compare.measure.SampleQuality;
import org.plume.compare.measure.Sampling;
import org.plume.compare.use.Naming;
import org.plume.compare.use.Steering;
import org.plume.compare.use.Uses;
import org.plume.generative.metric.Modes;

/** A comparison as JSON: an estimate k is a number, and its interval is k95. */
public final class Report {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Report() {}

    public static ObjectNode of(Comparison comparison, List<Part> parts, List<Baseline> baselines, Uses uses) {
        ObjectNode report = JSON.objectNode();
        report.put("data", comparison.set().name());
        report.put("coordinates", comparison.set().size());
        report.put("steps", comparison.budget().steps());
        report.put("rows", comparison.budget().rows());
        report.put("points", comparison.effort().points());
        report.put("seed", comparison.seed());
        ArrayNode rows = report.putArray("paradigms");
        parts.forEach(part -> rows.add(of(part)));
        ArrayNode beside = report.putArray("baselines");
        baselines.forEach(baseline -> {
            ObjectNode row = beside.addObject().put("name", baseline.name());
            put(row, baseline.quality());
            if (baseline.likelihood() != null) {
                put(row, baseline.likelihood());
            }
        });
        put(report.putObject("uses"), uses);
        return report;
    }

    private static void put(ObjectNode node, Uses uses) {
        Naming naming = uses.naming();
        if (naming != null) {
            ObjectNode row = node.putObject("classification")
                    .put("accuracy", naming.accuracy())
                    .put("discriminativeAccuracy", naming.discriminativeAccuracy());
            if (naming.bestAccuracy() != null) {
                row.put("bestAccuracy", naming.bestAccuracy());
            }
            row.put("unknownOfData", naming.unknownOfData());
            if (naming.unknownOfAnomalies() != null) {
                row.put("unknownOfAnomalies", naming.unknownOfAnomalies());
            }
        }
        Steering steering = uses.steering();
        if (steering != null) {
            ArrayNode guidance = node.putArray("guidance");
            steering.guidance()
                    .forEach(g -> guidance.addObject()
                            .put("weight", g.weight())
                            .put("fidelity", g.fidelity())
                            .put("diversity", g.diversity()));
            node.putObject("composition").put("both", steering.composed()).put("askedForOne", steering.single());
        }
    }

    private static ObjectNode of(Part part) {
        ObjectNode row = JSON.objectNode();
        row.put("name", part.paradigm().name());
        row.put("objective", part.paradigm().objective());
        row.put("procedure", part.paradigm().procedure());
        if (part.refusal() != null) {
            row.put("refused", part.refusal());
        }
        if (part.findings() != null) {
            put(row, part.findings());
        }
        return row;
    }

    private static void put(ObjectNode row, Findings findings) {
        ArrayNode capabilities = row.putArray("capabilities");
        findings.capabilities().forEach(capability -> capabilities.add(capability.name()));
        row.put("parameters", findings.parameters());
        row.put("trainSeconds", findings.trainSeconds());
        Sampling sampling = findings.sampling();
        if (sampling != null) {
            row.put("networkEvaluations", sampling.evaluations());
            row.put("millisPer1000Samples", sampling.millis());
            put(row, sampling.quality());
            ArrayNode curve = row.putArray("curve");
            sampling.curve()
                    .forEach(point -> curve.addObject()
                            .put("networkEvaluations", point.evaluations())
                            .put("energyDistance", point.energyDistance()));
            if (!sampling.ways().isEmpty()) {
                ArrayNode ways = row.putArray("ways");
                sampling.ways()
                        .forEach((way, point) -> ways.addObject()
                                .put("name", way)
                                .put("networkEvaluations", point.evaluations())
                                .put("energyDistance", point.energyDistance()));
            }
        }
        Likelihood likelihood = findings.likelihood();
        row.put("likelihood", likelihood == null ? "none" : likelihood.kind().title());
        if (likelihood != null) {
            put(row, likelihood);
        }
        if (findings.bounds() != null) {
            row.put("integratedLogLikelihood", findings.bounds().integrated());
            row.put("meanBound", findings.bounds().lower());
            row.put("importanceWeightedBound", findings.bounds().weighted());
        }
        if (findings.auroc() != null) {
            row.put("anomalyAuroc", findings.auroc());
        }
        if (findings.completion() != null) {
            row.put("completionEnergyDistance", findings.completion().energyDistance());
            row.put("completionPValue", findings.completion().pValue());
        }
        if (findings.chains() != null) {
            row.put("acceptance", findings.chains().acceptance());
            row.put("scaleReduction", findings.chains().scaleReduction());
        }
    }

    private static void put(ObjectNode row, SampleQuality quality) {
        put(row, "energyDistance", quality.energyDistance());
        row.put("pValue", quality.pValue());
        put(row, "mmd", quality.mmd());
        Modes modes = quality.modes();
        if (modes != null) {
            row.put("modesCovered", modes.covered());
            row.put("modes", modes.shares().length);
            ArrayNode shares = row.putArray("modeShares");
            for (double share : modes.shares()) {
                shares.add(share);
            }
            row.put("outsideModes", modes.outside());
            row.put("largestShareError", modes.largestDeviation());
        }
        row.put("precision", quality.precision());
        row.put("recall", quality.recall());
    }

    private static void put(ObjectNode row, Likelihood likelihood) {
        put(row, "logLikelihood", likelihood.mean());
        if (likelihood.error() != null) {
            put(row, "logLikelihoodError", likelihood.error());
        }
        if (likelihood.total() != null) {
            row.put("totalProbability", likelihood.total());
        }
    }

    private static void put(ObjectNode row, String name, Estimate estimate) {
        row.put(name, estimate.value());
        row.putArray(name + "95").add(estimate.low()).add(estimate.high());
    }
}
