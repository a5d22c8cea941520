package org.plume.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.grpc.Channel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.Alphabet;
import org.plume.protein.ensemble.ProteinFolder;
import org.plume.protein.ensemble.ProteinSpec;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.model.Direction;
import org.plume.protein.network.Networks;
import org.plume.protein.network.Tokens;
import org.plume.proto.protein.v1.GenerateRequest;
import org.plume.proto.protein.v1.GenerateResponse;
import org.plume.proto.protein.v1.ProteinServiceGrpc;

/** Models of proteins with random weights, and what is asked of them. */
final class Proteins {

    static final String WILD = "MKVLAAGICWTE";

    private Proteins() {}

    /** Writes {@code free}, of two families, and {@code columns}, of an alignment. */
    static Path models(Path folder) {
        write(folder, "free", false, List.of("sh3", "pdz"), 12);
        write(folder, "columns", true, List.of("pdz"), 12);
        return folder;
    }

    private static void write(Path folder, String name, boolean aligned, List<String> families, int width) {
        CausalMixer net = new CausalMixer(
                aligned ? WILD.length() : 40,
                aligned,
                Tokens.count(families.size()),
                Alphabet.SYMBOLS,
                width,
                16,
                2,
                4,
                6);
        List<ProteinSpec.Reader> readers = List.of(
                new ProteinSpec.Reader("forward-0", net, List.of(Direction.FORWARD)),
                new ProteinSpec.Reader("reverse-0", net, List.of(Direction.REVERSE)));
        Map<String, Map<String, Tensor>> weights = Map.of(
                "forward-0", Parameters.initial(Networks.whole(net), 1),
                "reverse-0", Parameters.initial(Networks.whole(net), 2));
        ProteinFolder.write(
                folder.resolve(name),
                name,
                new ProteinFolder.Parts(
                        new ProteinSpec(families, readers, 0, FamilyData.Division.DEFAULT),
                        weights,
                        null,
                        Map.of(),
                        new double[] {-4, -3.05, -3, -2},
                        false),
                new Provenance("./plume train protein", "none", "", 0, 1, "onnx"),
                JsonNodeFactory.instance.objectNode());
    }

    static GenerateRequest.Builder generation() {
        return GenerateRequest.newBuilder()
                .setModel("free")
                .setFamily("pdz")
                .setSamples(40)
                .setSeed(9);
    }

    /** All that is answered. */
    static List<GenerateResponse> generated(Channel channel, GenerateRequest.Builder request) {
        List<GenerateResponse> all = new ArrayList<>();
        ProteinServiceGrpc.newBlockingStub(channel).generate(request.build()).forEachRemaining(all::add);
        return all;
    }
}
