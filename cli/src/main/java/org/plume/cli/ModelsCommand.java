package org.plume.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists model folders, or shows one. */
@Command(name = "models", description = "List model folders, or show one.", mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

    @Option(names = "--models", paramLabel = "DIR", description = "where they lie (default: the built-in ones)")
    @Nullable
    Path folder;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "a name, or a folder: shows its description")
    @Nullable
    String model;

    @Override
    public Integer call() throws IOException {
        if (model != null) {
            var card = ModelFolder.open(DriverOptions.folder(model)).card();
            System.out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(card));
            return 0;
        }
        Path where = folder == null ? Folders.models() : folder;
        if (!Files.isDirectory(where)) {
            throw new IllegalArgumentException("--models must be a folder of model folders, was " + where);
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"name", "kind", "task", "trained on", "steps", "version", "measured"});
        try (Stream<Path> folders = Files.list(where)) {
            for (Path path : folders.filter(p -> Files.exists(p.resolve("model.json")))
                    .sorted()
                    .toList()) {
                ModelFolder opened = ModelFolder.open(path);
                var card = opened.card();
                rows.add(new String[] {
                    card.name(),
                    card.kind(),
                    card.task(),
                    card.provenance().data(),
                    Long.toString(card.provenance().steps()),
                    opened.version().substring(0, 12),
                    measured(card.metrics())
                });
            }
        }
        Table.print(System.out, rows);
        return 0;
    }

    /** The first number that has an interval, beside that of each baseline. */
    private static String measured(ObjectNode metrics) {
        for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
            JsonNode interval = metrics.path(metric.getKey() + "95");
            if (metric.getValue().isNumber() && interval.size() == 2) {
                StringBuilder text = new StringBuilder(metric.getKey())
                        .append(' ')
                        .append(number(metric.getValue()))
                        .append(" [")
                        .append(number(interval.get(0)))
                        .append(", ")
                        .append(number(interval.get(1)))
                        .append(']');
                for (JsonNode baseline : metrics.path("baselines")) {
                    text.append("; ")
                            .append(baseline.path("name").asText())
                            .append(' ')
                            .append(number(baseline.path(metric.getKey())));
                }
                return text.toString();
            }
        }
        return "-";
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.3f", value.doubleValue()) : "-";
    }
}
