package org.plume.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.plume.generative.Capability;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Sampling;

/**
 * A protein model as it is served.
 *
 * @param version SHA-256 of its description
 * @param description its {@code model.json}
 */
record ServedProtein(String name, String version, ProteinModel model, String description) {

    static ServedProtein open(ModelFolder folder) {
        ProteinModel model = ProteinModel.open(folder.path(), "");
        try {
            return new ServedProtein(
                    folder.card().name(),
                    folder.version(),
                    model,
                    Files.readString(folder.path().resolve("model.json")));
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(folder.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    boolean aligned() {
        return model.spec().aligned();
    }

    static Set<Capability> capabilities() {
        return EnumSet.of(Capability.SAMPLE, Capability.LOG_DENSITY, Capability.INPAINT);
    }

    /** Draws and scores once, so that the first request does not pay for what is made on first use. */
    void warm() {
        model.generator(1).generate(1, Sampling.EXACT, Filter.NONE, new Streams(0), s -> {
            model.scorer().score(List.of(s.codes()));
            return true;
        });
    }
}
