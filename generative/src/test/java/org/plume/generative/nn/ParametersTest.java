package org.plume.generative.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static Graph graph(String... names) {
        return Networks.graph(List.of(Input.numbers("x", 1)), new Networks.Body() {
            @Override
            public <V> V apply(Ops<V> o, Map<String, V> in) {
                V y = get(in, "x");
                for (String name : names) {
                    y = o.add(y, o.meanAll(o.parameter(name, Init.normal(2), 50, 40)));
                }
                return y;
            }
        });
    }

    @Test
    void everyParameter_dependsOnSeedAndNameAlone() {
        Map<String, Tensor> ab = Parameters.initial(graph("a", "b"), 5);
        Map<String, Tensor> ba = Parameters.initial(graph("b", "a", "c"), 5);
        assertThat(ab.keySet()).containsExactly("a", "b");
        assertThat(ba.get("a")).isEqualTo(ab.get("a"));
        assertThat(ba.get("b")).isEqualTo(ab.get("b"));
        assertThat(ab.get("a")).isNotEqualTo(ab.get("b"));
        assertThat(Parameters.initial(graph("a"), 6).get("a")).isNotEqualTo(ab.get("a"));
    }

    /** 2,000 values of N(0, 4): the standard error of the deviation is 0.032; 5 of them: a false alarm in 10^6. */
    @Test
    void values_areDrawnAsTheInitSays() {
        Tensor a = Case.of(Parameters.initial(graph("a"), 1), "a");
        double square = 0;
        for (float v : a.values()) {
            square += (double) v * v;
        }
        assertThat(Math.sqrt(square / a.values().length)).isCloseTo(2, within(0.16));
    }
}
