package org.plume.policy.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Parameters;
import org.plume.policy.Normalization;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.Scaling;
import org.plume.policy.encode.SituationEncoding;

/** Model folders with random weights. */
public final class Folders {

    private Folders() {}

    /** Targets are scaled by 1 / reach, so that displacements are about as long as reach. */
    public static ModelFolder random(Path folder, String name, PolicySpec spec, double reach) {
        int features = new SituationEncoding(spec).size();
        double[] scale = new double[spec.chunkSize()];
        Arrays.fill(scale, 1 / reach);
        double[] one = new double[features];
        Arrays.fill(one, 1);
        PolicyDescription description = new PolicyDescription(
                spec,
                new Scaling(
                        new Normalization(one, new double[features]),
                        new Normalization(scale, new double[scale.length])));
        return PolicyFolder.write(
                folder,
                name,
                description,
                Parameters.initial(PolicyFolder.graph(description), 5),
                1,
                new Provenance("", "none", "", 5, 0, ""),
                JsonNodeFactory.instance.objectNode());
    }
}
