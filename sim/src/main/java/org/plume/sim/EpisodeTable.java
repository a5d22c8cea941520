package org.plume.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.plume.arm.WholeFile;

/** {@code episodes.csv}: one line an episode. */
public final class EpisodeTable {

    static final String HEADER = "seed,episode,outcome,mode,steps,path_length,clearance,clipped,provenance";

    private EpisodeTable() {}

    /** Writes {@code results}; lengths in m, an unknown mode empty. */
    public static void write(Path file, Task task, List<EpisodeResult> results) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        results.forEach(result -> text.append(line(task, result)).append('\n'));
        WholeFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(Task task, EpisodeResult result) {
        return String.join(
                ",",
                Long.toString(result.trial().seed()),
                Integer.toString(result.trial().episode()),
                result.outcome().text(),
                result.mode().orElse(""),
                Integer.toString(result.steps()),
                Double.toString(result.pathLength()),
                Double.toString(result.clearance()),
                Integer.toString(result.clipped()),
                task.provenance());
    }
}
