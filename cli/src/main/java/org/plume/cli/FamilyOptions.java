package org.plume.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.protein.family.Family;
import org.plume.protein.io.Format;
import org.plume.protein.synthetic.HiddenMarkovFamily;
import picocli.CommandLine.Option;

/** Where families come from: files, or the built-in one whose likelihood is known. */
final class FamilyOptions {

    /** The name of the built-in family. */
    static final String SYNTHETIC = "synthetic";

    /** The built-in model of that family. */
    static final String MODEL = "synthetic-family";

    private static final int POSITIONS = 40;
    private static final int SEQUENCES = 50_000;
    private static final long SEED = 1;

    @Option(
            names = "--family",
            paramLabel = "F",
            description = "FASTA, A2M, A3M or Stockholm, plain or gzip, several times for several families;"
                    + " or synthetic, the built-in one")
    List<String> files = new ArrayList<>();

    @Option(names = "--format", description = "fasta, a2m, a3m or stockholm (default: as the file tells)")
    @Nullable
    String format;

    /** The families named. */
    List<Family> read() {
        List<Family> families = new ArrayList<>();
        for (String file : files) {
            families.add(file.equals(SYNTHETIC) ? synthetic() : Family.read(Path.of(file), format()));
        }
        return families;
    }

    private @Nullable Format format() {
        if (format == null) {
            return null;
        }
        try {
            return Format.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--format must be one of [fasta, a2m, a3m, stockholm], was '" + format + "'", e);
        }
    }

    /** The model that the built-in family is drawn from. */
    static HiddenMarkovFamily truth() {
        return HiddenMarkovFamily.of(POSITIONS, SEED);
    }

    static Family synthetic() {
        return truth().family(SYNTHETIC, SEQUENCES, new Streams(SEED));
    }
}
