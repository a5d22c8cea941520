package org.plume.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.plume.generative.model.ModelFolder;

/** A model folder that is to hold what it reached. */
record ModelRecord(ModelFolder folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The folder that the options name; refused before the long work starts where there is nothing to write to. */
    static ModelRecord of(DriverOptions driver, boolean noBaselines) {
        if (driver.model == null || driver.server != null) {
            throw new IllegalArgumentException("--record must go with --model, a folder, and without --server");
        }
        if (noBaselines) {
            throw new IllegalArgumentException("--record must go with baselines, was with --no-baselines");
        }
        Path path = DriverOptions.folder(driver.model);
        return new ModelRecord(ModelFolder.open(path));
    }

    /** Writes a result with its baselines; returns what to tell the person. */
    String write(Map<String, Object> result) {
        ObjectNode metrics = JSON.valueToTree(result);
        for (JsonNode baseline : metrics.path("baselines")) {
            ((ObjectNode) baseline).set("name", ((ObjectNode) baseline).remove("model"));
        }
        metrics.remove("model");
        ModelFolder written = folder.withMetrics(metrics);
        return "recorded in " + written.path() + ", whose version is now " + written.version();
    }
}
