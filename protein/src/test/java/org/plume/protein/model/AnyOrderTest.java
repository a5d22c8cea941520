package org.plume.protein.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.generate.Completion;
import org.plume.protein.generate.Constraint;
import org.plume.protein.network.AnyOrderModel;

/** A network of three columns, in each of its six orders, beside the sums over all 21^3 rows. */
class AnyOrderTest {

    private static final int Q = Alphabet.SYMBOLS;
    private static final AnyOrderModel MODEL = ModelTest.anyOrder(3);
    private static final List<byte[]> ALL = all();

    private static List<byte[]> all() {
        List<byte[]> rows = new ArrayList<>();
        for (int k = 0; k < Q * Q * Q; k++) {
            rows.add(new byte[] {(byte) (k / (Q * Q)), (byte) (k / Q % Q), (byte) (k % Q)});
        }
        return rows;
    }

    static List<ColumnOrder> orders() {
        return List.of(
                new ColumnOrder(List.of(0, 1, 2)),
                new ColumnOrder(List.of(0, 2, 1)),
                new ColumnOrder(List.of(1, 0, 2)),
                new ColumnOrder(List.of(1, 2, 0)),
                new ColumnOrder(List.of(2, 0, 1)),
                new ColumnOrder(List.of(2, 1, 0)));
    }

    private static double[] densities(Order order) {
        double[] logs = new Member("m", order, MODEL.inOrder(order)).logDensities(ALL);
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyOrder_isADensityOfRows(ColumnOrder order) {
        assertThat(Arrays.stream(densities(order)).sum()).isCloseTo(1, within(1e-4));
    }

    @Test
    void ordersOfOneNetwork_differ() {
        assertThat(densities(orders().get(0))[0]).isNotCloseTo(densities(orders().get(5))[0], within(1e-9));
    }

    @Test
    void directions_areTheOrdersThatTheyAre() {
        assertThat(densities(Direction.FORWARD)).isEqualTo(densities(orders().get(0)));
        assertThat(densities(Direction.REVERSE)).isEqualTo(densities(orders().get(5)));
    }

    /** p(x_0, x_2 | x_1 = K) of the order that reads column 1 first, summed over all rows. */
    @Test
    void aCompletion_drawsFromTheExactConditional() {
        Constraint pattern = Constraint.ofColumns("x-K-x", 3);
        ColumnOrder order = pattern.tightestFirst();
        assertThat(order.columns()).isEqualTo(List.of(1, 0, 2));
        double[] joint = densities(order);
        byte k = Alphabet.codes("K")[0];
        double[] first = new double[Q];
        double fixed = 0;
        for (int r = 0; r < joint.length; r++) {
            if (ALL.get(r)[1] == k) {
                first[ALL.get(r)[0]] += joint[r];
                fixed += joint[r];
            }
        }
        int particles = 4000;
        Completion.Particles drawn =
                new Completion(new Member("m", order, MODEL.inOrder(order)), particles).draw(pattern, new Streams(4));
        assertThat(drawn.smallestEffectiveSampleSize()).isCloseTo(particles, within(1e-6));
        assertThat(drawn.logProbability()).isCloseTo(Math.log(fixed), within(1e-4));
        double[] share = new double[Q];
        for (byte[] codes : drawn.codes()) {
            assertThat(codes[1]).isEqualTo(k);
            share[codes[0]] += 1.0 / particles;
        }
        for (int a = 0; a < Q; a++) {
            double p = first[a] / fixed;
            assertThat(share[a]).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / particles)));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyReadingThatLeavesATrunk_isAsInFull(ColumnOrder order) {
        AnyOrderModel model = MODEL.inOrder(order);
        List<byte[]> readings = ALL.subList(0, 2 * Q);
        double[][] shared = model.terms(ALL.get(5), readings);
        List<float[]> full = model.logProbabilities(readings);
        for (int r = 0; r < shared.length; r++) {
            assertThat(shared[r]).isEqualTo(Logits.terms(readings.get(r), full.get(r)));
        }
    }

    @Test
    void everyWrongOrder_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ColumnOrder(List.of(0, 2)))
                .withMessage("columns must be 0 .. 1, each once, were [0, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ColumnOrder(List.of(1, 0)).reading(new byte[3], true))
                .withMessage("an order of 2 columns must read rows of as many, had 3");
    }
}
