package org.plume.compare.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.plume.compare.Comparison;
import org.plume.compare.data.PointSets;
import org.plume.compare.learn.Budget;
import org.plume.compare.learn.ParadigmTraining;
import org.plume.compare.measure.Effort;
import org.plume.compare.use.Uses;
import org.plume.generative.paradigm.Lineup;
import org.plume.training.Progress;
import org.plume.training.onnx.OnnxEngine;

/** A comparison that is made in seconds: too little to learn much, enough to be drawn. */
record SmallComparison(Comparison comparison, List<Comparison.Part> parts, Uses uses, ObjectNode report) {

    private static final Effort LEAST = new Effort(150, 2, 19, 40, 12, 8);

    static SmallComparison of(Path work, String set, String... paradigms) {
        Comparison comparison = new Comparison(PointSets.named(set), new Budget(200, 64), LEAST, 0);
        List<Comparison.Part> parts = comparison.run(
                Lineup.PLANE.named(List.of(paradigms)),
                paradigm -> new ParadigmTraining(new OnnxEngine(1), work, Progress.SILENT),
                1,
                part -> {});
        Uses uses = comparison.uses(new ParadigmTraining(new OnnxEngine(1), work, Progress.SILENT));
        return new SmallComparison(comparison, parts, uses, Report.of(comparison, parts, comparison.baselines(), uses));
    }

    String page() {
        return Page.of(comparison, parts, uses, report, "./plume compare");
    }
}
