package org.plume.cli;

import java.util.ArrayList;
import java.util.List;
import org.plume.protein.ensemble.ProteinModel;
import picocli.CommandLine.Option;

/** Which protein model answers: one, or several as one ensemble. */
final class ProteinModelOptions {

    @Option(
            names = "--model",
            split = ",",
            paramLabel = "M",
            description = "a model folder or a built-in model's name; several of one family, joined by commas, are one"
                    + " ensemble (default: " + FamilyOptions.MODEL + ")")
    List<String> models = new ArrayList<>();

    @Option(names = "--tag", defaultValue = "", description = "the family, of a model of several (default: its first)")
    String tag = "";

    /** Whether none was asked for, so that it is the built-in one. */
    boolean builtIn() {
        return models.isEmpty() || models.equals(List.of(FamilyOptions.MODEL));
    }

    ProteinModel open() {
        List<String> names = models.isEmpty() ? List.of(FamilyOptions.MODEL) : models;
        return ProteinModel.open(names.stream().map(DriverOptions::folder).toList(), tag);
    }
}
