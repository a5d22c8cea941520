package org.plume.compare.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.compare.Comparison;
import org.plume.compare.Comparison.Part;
import org.plume.compare.data.KnownPointSet;
import org.plume.compare.data.PointSet;
import org.plume.compare.measure.Findings;
import org.plume.compare.measure.Grid;
import org.plume.compare.picture.Pictures;
import org.plume.compare.use.Steering;
import org.plume.compare.use.Uses;
import org.plume.generative.Streams;

/** A comparison as one page that needs nothing but itself. */
public final class Page {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int POINTS = 800;
    private static final int TRUTH_CELLS = 160;
    private static final int BETWEEN = 41;

    /** Log-densities below are of no interest: the page says at most this. */
    private static final double FLOOR = -40;

    private Page() {}

    /**
     * The page.
     *
     * @param report what {@link Report} made
     * @param command what made it, for the reader who wants it again
     */
    public static String of(Comparison comparison, List<Part> parts, Uses uses, ObjectNode report, String command) {
        PointSet set = comparison.set();
        ObjectNode page = JSON.objectNode();
        page.put("bound", Pictures.bound(set));
        page.put("command", command);
        page.put("lead", lead(comparison, parts));
        page.put("how", how(comparison));
        page.set("report", report);
        page.set("data", data(set));
        ArrayNode models = page.putArray("models");
        parts.forEach(part -> {
            if (part.pictures() != null) {
                models.add(model(part, part.pictures()));
            }
        });
        page.set("uses", uses(set, parts, uses, report));
        String json = page.toString().replace("<", "\\u003c");
        return resource("page.html")
                .replace("/*STYLE*/", resource("page.css"))
                .replace("/*SCRIPT*/", resource("page.js").replace("/*USES*/", resource("uses.js")))
                .replace("/*DATA*/", json);
    }

    private static String lead(Comparison comparison, List<Part> parts) {
        long most = parts.stream()
                .map(Part::findings)
                .mapToLong(findings -> findings == null ? 0 : findings.parameters())
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "%s to learn one distribution, side by side on the same data (%s), under the same budget: %,d optimiser steps of"
                        + " %d points each, at most %,d parameters. Every number on this page was measured by the run that made it.",
                parts.size() == 1 ? "One way" : parts.size() + " ways",
                comparison.set().name(),
                comparison.budget().steps(),
                comparison.budget().rows(),
                most);
    }

    private static String how(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "Against fresh data: %d pairs of samples of %,d points; %,d held-out points; %d permutations. Seed %d, on %d"
                        + " processors of this machine, one thread a model.",
                comparison.effort().repeats(),
                comparison.effort().points(),
                comparison.effort().heldOut(),
                comparison.effort().permutations(),
                comparison.seed(),
                Runtime.getRuntime().availableProcessors());
    }

    private static ObjectNode data(PointSet set) {
        ObjectNode data = JSON.objectNode();
        data.put("title", set.name());
        data.put(
                "about",
                set instanceof KnownPointSet ? "the data and its true density" : "the data; its density is not known");
        data.set("points", packed(Packed.of(flat(Pictures.shown(set, set.sample(POINTS, new Streams(4)))))));
        List<double[]> ends = Pictures.shown(set, Pictures.ends(set));
        data.set(
                "line",
                packed(Packed.of(flat(IntStream.range(0, BETWEEN)
                        .mapToObj(i -> between(ends, i / (BETWEEN - 1.0)))
                        .toList()))));
        if (set instanceof KnownPointSet known && set.size() == 2) {
            Grid grid = new Grid(Pictures.bound(set), TRUTH_CELLS);
            ObjectNode map = data.putObject("map");
            map.put("kind", "exact");
            map.put("edges", true);
            map.put("cells", TRUTH_CELLS);
            map.set("values", packed(Packed.of(known.logDensities(grid.points()), FLOOR)));
        }
        return data;
    }

    private static double[] between(List<double[]> ends, double share) {
        double[] a = ends.get(0);
        double[] b = ends.get(1);
        return new double[] {(1 - share) * a[0] + share * b[0], (1 - share) * a[1] + share * b[1]};
    }

    private static ObjectNode model(Part part, Pictures pictures) {
        ObjectNode model = JSON.objectNode();
        Kin kin = Kin.of(part.paradigm());
        model.put("name", part.paradigm().name());
        model.put("family", kin.family());
        model.put("objective", kin.objective());
        model.put("way", kin.way());
        Findings findings = part.findings();
        if (findings != null && findings.sampling() != null) {
            model.put("evaluations", findings.sampling().evaluations());
        }
        model.put("frames", pictures.frames().size());
        model.set(
                "points",
                packed(Packed.of(
                        flat(pictures.frames().stream().flatMap(List::stream).toList()))));
        Pictures.Chart chart = pictures.map();
        if (chart != null) {
            ObjectNode map = model.putObject("map");
            map.put("kind", chart.kind().title());
            map.put("cells", (int) Math.round(Math.sqrt(chart.values().length)));
            map.set("values", packed(Packed.of(chart.values(), FLOOR)));
        }
        Pictures.Field field = pictures.field();
        if (field != null) {
            ObjectNode node = model.putObject("field");
            node.put("cells", field.cells());
            node.put("times", field.velocities().size());
            node.set(
                    "values",
                    packed(Packed.of(flat(
                            field.velocities().stream().flatMap(List::stream).toList()))));
        }
        model.set("line", line(pictures.interpolation()));
        return model;
    }

    private static @Nullable ObjectNode line(@Nullable List<double[]> line) {
        return line == null ? null : packed(Packed.of(flat(line)));
    }

    private static ObjectNode uses(PointSet set, List<Part> parts, Uses uses, ObjectNode report) {
        ObjectNode node = JSON.objectNode();
        ArrayNode anomalies = node.putArray("anomalies");
        ArrayNode completions = node.putArray("completions");
        for (Part part : parts) {
            Findings findings = part.findings();
            if (findings != null && findings.auroc() != null) {
                anomalies.addObject().put("name", findings.name()).put("auroc", findings.auroc());
            }
            if (findings != null && findings.completion() != null) {
                completions
                        .addObject()
                        .put("name", findings.name())
                        .put("pValue", findings.completion().pValue())
                        .set(
                                "points",
                                packed(Packed.of(flat(Pictures.shown(
                                        set,
                                        findings.completion().shown().stream()
                                                .flatMap(List::stream)
                                                .toList())))));
            }
        }
        JsonNode measured = report.path("uses");
        if (uses.naming() != null) {
            node.set("naming", measured.path("classification"));
        }
        Steering steering = uses.steering();
        if (steering != null) {
            node.set("guidance", measured.path("guidance"));
            node.put("composed", steering.composed());
            node.put("single", steering.single());
            ArrayNode shown = node.putArray("shown");
            steering.shown().forEach(points -> shown.add(packed(Packed.of(flat(points)))));
        }
        return node;
    }

    private static ObjectNode packed(Packed packed) {
        return JSON.objectNode()
                .put("low", packed.low())
                .put("high", packed.high())
                .put("data", packed.data());
    }

    /** Two coordinates, one point after the other. */
    private static double[] flat(List<double[]> points) {
        double[] flat = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            flat[2 * i] = points.get(i)[0];
            flat[2 * i + 1] = points.get(i)[1];
        }
        return flat;
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " must be beside " + Page.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
