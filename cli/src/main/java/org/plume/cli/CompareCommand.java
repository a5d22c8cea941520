package org.plume.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plume.arm.WholeFile;
import org.plume.compare.Comparison;
import org.plume.compare.data.PointSet;
import org.plume.compare.learn.Budget;
import org.plume.compare.learn.ParadigmTraining;
import org.plume.compare.measure.Effort;
import org.plume.compare.measure.Findings;
import org.plume.compare.measure.Likelihood;
import org.plume.compare.measure.Sampling;
import org.plume.compare.page.Page;
import org.plume.compare.page.Report;
import org.plume.compare.use.Uses;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.training.Progress;
import org.plume.training.onnx.OnnxEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every paradigm on the same points, under one budget: numbers and a page. */
@Command(
        name = "compare",
        description = "Train every generative paradigm on one data set and lay them side by side, in a page.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    private static final int ROWS = 256;
    private static final long FULL_STEPS = 10_000;
    private static final long QUICK_STEPS = 1000;

    @Option(
            names = "--data",
            defaultValue = "ring",
            paramLabel = "NAME|F.csv",
            description =
                    "ring, checkerboard, moons, spirals, pinwheel, peptides, avoiding, lorenz96, or your own points"
                            + " (default: ${DEFAULT-VALUE})")
    String data = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where index.html and compare.json go")
    Path out = Path.of("");

    @Option(names = "--paradigms", split = ",", description = "some of them, by name (default: all)")
    @Nullable
    List<String> paradigms;

    @Option(
            names = "--budget",
            defaultValue = "quick",
            description = "quick (about a minute on two cores) or full (about ten) (default: ${DEFAULT-VALUE})")
    String budget = "";

    @Option(names = "--steps", description = "of the optimiser, for each paradigm (default: the budget's)")
    @Nullable
    Long steps;

    @Option(names = "--threads", defaultValue = "2", description = "paradigms at once (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(names = "--seed", defaultValue = "0", description = "weights and samples (default: ${DEFAULT-VALUE})")
    long seed;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PointSet set = DomainPoints.named(data);
        Lineup lineup = Lineup.of(set.size(), 1);
        List<Paradigm> chosen = paradigms == null ? lineup.all() : lineup.named(paradigms);
        if (paradigms != null) {
            chosen.forEach(paradigm -> {
                paradigm.require(set.space());
                paradigm.phases(set.space());
            });
        }
        boolean full = isFull();
        Budget each = new Budget(steps == null ? full ? FULL_STEPS : QUICK_STEPS : steps, ROWS);
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be >= 1, was " + threads);
        }
        Folders.writable("--out", out);
        Comparison comparison = new Comparison(set, each, full ? Effort.FULL : Effort.QUICK, seed);
        Path work = out.resolve("work").resolve(set.name() + "-" + each.steps() + "-" + seed);
        AtomicLong done = new AtomicLong();
        long total = each.steps() * (chosen.size() + Uses.trainings(set));
        try (ConsoleProgress progress = new ConsoleProgress("training", total)) {
            List<Comparison.Part> parts = comparison.run(
                    chosen,
                    paradigm -> new ParadigmTraining(new OnnxEngine(1), work, steps(progress, done, paradigm.name())),
                    threads,
                    part -> {
                        if (part.findings() != null) {
                            System.err.println(line(part.findings()));
                        }
                    });
            Uses uses = comparison.uses(
                    new ParadigmTraining(new OnnxEngine(1), work, steps(progress, done, "what is told more")));
            ObjectNode report = Report.of(comparison, parts, comparison.baselines(), uses);
            JsonOption.write(out.resolve("compare.json"), report);
            String page = Page.of(comparison, parts, uses, report, Plume.typed(command));
            WholeFile.write(out.resolve("index.html"), file -> file.write(page.getBytes(StandardCharsets.UTF_8)));
            System.err.println("open " + out.resolve("index.html"));
        }
        return 0;
    }

    private boolean isFull() {
        return switch (budget) {
            case "full" -> true;
            case "quick" -> false;
            default ->
                throw new IllegalArgumentException("--budget must be one of [quick, full], was '" + budget + "'");
        };
    }

    private static Progress steps(ConsoleProgress progress, AtomicLong done, String what) {
        return new Progress() {
            @Override
            public void step(long n, double loss) {
                progress.at(done.incrementAndGet(), what);
            }
        };
    }

    private static String line(Findings findings) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-16s %6d parameters, trained in %.1f s",
                findings.name(),
                findings.parameters(),
                findings.trainSeconds()));
        Sampling sampling = findings.sampling();
        if (sampling != null) {
            line.append(String.format(
                    Locale.ROOT,
                    ", %.0f ms per 1,000, energy distance %.5f, p %.3f",
                    sampling.millis(),
                    sampling.quality().energyDistance().value(),
                    sampling.quality().pValue()));
            if (sampling.quality().modes() != null) {
                line.append(String.format(
                        Locale.ROOT,
                        ", modes %d (shares within %.3f, outside %.3f)",
                        sampling.quality().modes().covered(),
                        sampling.quality().modes().largestDeviation(),
                        sampling.quality().modes().outside()));
            }
        }
        Likelihood likelihood = findings.likelihood();
        if (likelihood != null) {
            line.append(String.format(
                    Locale.ROOT,
                    ", %s %.3f nats",
                    likelihood.kind().title(),
                    likelihood.mean().value()));
            if (likelihood.error() != null) {
                line.append(String.format(
                        Locale.ROOT, " (%+.3f)", likelihood.error().value()));
            }
        }
        return line.toString();
    }
}
