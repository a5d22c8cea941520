package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.protein.v1.GenerateRequest;
import org.plume.proto.protein.v1.GenerateResponse;
import org.plume.proto.protein.v1.ProteinServiceGrpc;
import org.plume.proto.protein.v1.ScoreRequest;

/** Sequences as they are drawn: who reads slowly, goes or has no time left. */
class ProteinStreamTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Proteins.models(folder));

    private static ProteinServiceGrpc.ProteinServiceBlockingStub stub() {
        return ProteinServiceGrpc.newBlockingStub(SERVING.channel());
    }

    private static List<GenerateResponse> generate(GenerateRequest.Builder request) {
        return Proteins.generated(SERVING.channel(), request);
    }

    /** A reader that takes one message holds the server to few. */
    @Test
    void aSlowReader_holdsFewMessages() throws InterruptedException {
        SlowReader<GenerateRequest, GenerateResponse> reader = new SlowReader<>();
        ProteinServiceGrpc.newStub(SERVING.channel())
                .generate(Proteins.generation().setSamples(100_000).build(), reader);
        reader.awaitFirst();
        // beside one that does not read, another is answered
        assertThat(generate(Proteins.generation())).hasSize(40);
        assertThat(reader.received()).isEqualTo(1);
        reader.cancel();
    }

    @Test
    void aCancelledCall_stopsAndMakesRoom() {
        for (int k = 0; k < 12; k++) {
            try (var context = Context.current().withCancellation()) {
                Iterator<GenerateResponse> answers = context.wrap(() -> stub().generate(Proteins.generation()
                                .setSamples(100_000)
                                .build()))
                        .call();
                assertThat(answers.next().getNumber()).isZero();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        // more than the four that may be under way had begun, so those cancelled are gone
        assertThat(generate(Proteins.generation())).hasSize(40);
    }

    @Test
    void aLateCall_isCutOff() {
        var late = stub().withDeadlineAfter(300, TimeUnit.MILLISECONDS);
        assertThatThrownBy(() -> late.generate(
                                Proteins.generation().setSamples(100_000).build())
                        .forEachRemaining(a -> {}))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
        var score = ScoreRequest.newBuilder().setModel("free");
        for (int i = 0; i < 5000; i++) {
            score.addSequences("MKVLAAGICWTE".repeat(6));
        }
        assertThatThrownBy(() ->
                        stub().withDeadlineAfter(100, TimeUnit.MILLISECONDS).score(score.build()))
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
    }
}
