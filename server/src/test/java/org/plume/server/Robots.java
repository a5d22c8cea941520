package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.Execution;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.Seam;
import org.plume.proto.policy.v1.SessionOpened;

/** What robots tell the model `plane` of {@link Tiny}. */
final class Robots {

    private Robots() {}

    static OpenSession.Builder plane() {
        return OpenSession.newBuilder()
                .setModel("plane")
                .setSamples(2)
                .setSeed(7)
                .setLeaseMs(600_000)
                .setSeam(Seam.SEAM_GUIDED);
    }

    /** Goes on with a session. */
    static ControlRequest resuming(String session) {
        return ControlRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setSession(session))
                .build();
    }

    static Observation.Builder at(long sequence, long step) {
        return Observation.newBuilder()
                .setSequence(sequence)
                .setStep(step)
                .setTimeNs(System.nanoTime())
                .addFrames(Frame.newBuilder().addValues(0.01f * step).addValues(0.2f));
    }

    static Execution.Builder executing(long chunk, int joined, int next) {
        return Execution.newBuilder().setChunk(chunk).setJoined(joined).setNext(next);
    }

    /** What a robot is told in an episode in which every answer is taken over two steps late. */
    static List<ActionChunk> episode(RobotStream client, long seed) {
        SessionOpened opened = client.open(plane().setSeed(seed));
        assertThat(opened.getSteps()).isEqualTo(7);
        List<ActionChunk> told = new ArrayList<>();
        long chunk = 0;
        for (int n = 0; n < 5; n++) {
            Observation.Builder now = at(n + 1, 3L * n);
            if (chunk > 0) {
                now.setExecution(executing(chunk, n == 1 ? 0 : 2, 3));
            }
            ActionChunk answer = client.ask(now);
            chunk = answer.getChunk();
            told.add(answer);
        }
        return told;
    }

    /** What does not depend on time. */
    static List<Object> numbers(List<ActionChunk> chunks) {
        return chunks.stream()
                .map(c -> (Object) List.of(c.getChunk(), c.getValidFrom(), c.getFrozen(), c.getActions(), c.getPath()))
                .toList();
    }
}
