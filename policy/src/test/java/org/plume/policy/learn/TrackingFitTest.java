package org.plume.policy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.generative.Streams;
import org.plume.policy.Augmentation;
import org.plume.policy.Encoding;
import org.plume.policy.PolicySpec;
import org.plume.policy.Specs;
import org.plume.policy.Tracking;
import org.plume.policy.Tracking.Response;
import org.plume.policy.method.Flow;

class TrackingFitTest {

    private static final Tracking TRUE =
            new Tracking(List.of(new Response("x", 1.5, -0.7, 0.001), new Response("y", 0.3, 0.1, -0.002)));

    private static PolicySpec spec(Encoding encoding, int observationSteps) {
        return Specs.plane(new Flow(1), 8, observationSteps, 4, encoding, Augmentation.NONE);
    }

    /** Commands that wander; the body follows, and is pushed once in every ten steps by up to 0.02 m. */
    private static Demonstrations pushed() {
        RandomGenerator rng = new Streams(1).at(0);
        List<Demonstration> episodes = new ArrayList<>();
        for (int e = 0; e < 5; e++) {
            double[][] rows = new double[60][4];
            for (int t = 1; t < rows.length; t++) {
                rows[t][0] = rows[t - 1][0] + 0.01 * rng.nextGaussian();
                rows[t][1] = rows[t - 1][1] + 0.01 * rng.nextGaussian();
                double[] before = rows[Math.max(0, t - 2)];
                double[] now = rows[t - 1];
                double[] next = TRUE.follow(
                                new double[] {before[2], before[3]},
                                new double[] {now[2], now[3]},
                                new double[][] {{rows[t][0], rows[t][1]}})[0];
                double push = t % 10 == 5 ? 0.02 * rng.nextDouble() : 0;
                rows[t][2] = next[0] + push;
                rows[t][3] = next[1] - push;
            }
            episodes.add(new Demonstration("e" + e, rows, null));
        }
        return new Demonstrations(Specs.COLUMNS, episodes);
    }

    @Test
    void aLinearResponse_isFoundExactly_whateverPushesThereWere() {
        Tracking found = TrackingFit.of(spec(Specs.anchored(), 2), pushed()).orElseThrow();

        for (int a = 0; a < 2; a++) {
            Response is = found.responses().get(a);
            Response should = TRUE.responses().get(a);
            assertThat(is.column()).isEqualTo(should.column());
            assertThat(is.present()).isCloseTo(should.present(), within(1e-6));
            assertThat(is.before()).isCloseTo(should.before(), within(1e-6));
            assertThat(is.offset()).isCloseTo(should.offset(), within(1e-8));
        }
    }

    @Test
    void whereTheBodyIsNotMeasuredBesideItsCommand_thereIsNone() {
        assertThat(TrackingFit.of(spec(Encoding.PLAIN, 2), pushed())).isEmpty();
        assertThat(TrackingFit.of(spec(Specs.anchored(), 1), pushed())).isEmpty();
    }

    @Test
    void ofTooFewSteps_thereIsNone() {
        Demonstration first = pushed().episodes().get(0);
        double[][] few = Arrays.copyOf(first.rows(), 20);
        Demonstrations shown = new Demonstrations(Specs.COLUMNS, List.of(new Demonstration("few", few, null)));

        assertThat(TrackingFit.of(spec(Specs.anchored(), 2), shown)).isEmpty();
    }
}
