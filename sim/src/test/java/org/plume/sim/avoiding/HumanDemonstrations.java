package org.plume.sim.avoiding;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.arm.Column;
import org.plume.arm.Demonstrations;

/** The 96 human demonstrations of D3IL Avoiding, where they are at hand. */
final class HumanDemonstrations {

    private HumanDemonstrations() {}

    static Demonstrations read() throws IOException {
        return Demonstrations.read(folder().resolve("d3il_avoiding_96.csv.gz"), Column.parseList("des_x,des_y,x,y,z"));
    }

    /** Mode code by episode. */
    static Map<String, String> modes() throws IOException {
        Map<String, String> modes = new LinkedHashMap<>();
        for (JsonNode entry :
                new ObjectMapper().readTree(folder().resolve("modes.json").toFile())) {
            modes.put(entry.get("episode").asText(), entry.get("mode_decimal").asText());
        }
        return modes;
    }

    private static Path folder() {
        Path folder = Path.of(System.getProperty("plume.shared", "../shared"), "data/robotics/d3il_avoiding");
        assumeTrue(Files.isDirectory(folder), folder + " is not here");
        return folder;
    }
}
