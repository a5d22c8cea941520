package org.plume.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.policy.method.Cloning;
import org.plume.policy.method.Cvae;
import org.plume.policy.method.Diffusion;
import org.plume.policy.method.Flow;
import org.plume.policy.method.Method;
import org.plume.policy.method.Mixture;

class PolicySpecTest {

    static List<Method> methods() {
        return List.of(
                new Flow(1.5),
                new Flow(1, Flow.Prediction.TARGET),
                new Diffusion(100, Diffusion.Prediction.V, 1),
                new Cloning(),
                new Cvae(0.1),
                new Mixture(5));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everySpec_isReadAsItWasWritten(Method method) {
        PolicySpec spec = Specs.plane(method, 16, 2, 8, Specs.anchored(), new Augmentation(0.5, 0.01, 0.002, 0.9));

        assertThat(PolicySpec.of(spec.json())).isEqualTo(spec);
        assertThat(PolicySpec.of(Specs.joints(3).json())).isEqualTo(Specs.joints(3));
    }

    @Test
    void tooManyActionSteps_areRefusedWithTheRule() {
        assertThatThrownBy(() -> Specs.plane(new Flow(1), 16, 2, 16, Encoding.PLAIN, Augmentation.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("actionSteps must be <= horizon - observationSteps + 1 = 15, was 16");
    }

    @Test
    void anAnchorThatIsNotObserved_isRefused() {
        ObjectNode json = (ObjectNode) Specs.plane().json();
        json.withArray("actions").set(0, "delta(z)");

        assertThatThrownBy(() -> PolicySpec.of(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "policy: actions: the anchor of delta(z) must be one of the observations [cx, cy, x, y], was z");
    }

    @Test
    void anUnknownColumnOfTheEncoding_isRefused() {
        Encoding encoding = new Encoding(Map.of("z", "cx"), false, List.of(), 0, 1, Normalization.Kind.RANGE);

        assertThatThrownBy(() -> Specs.plane(new Flow(1), 8, 2, 4, encoding, Augmentation.NONE))
                .hasMessage("encoding.relative: the column must be one of the observations [cx, cy, x, y], was z");
    }

    @ParameterizedTest
    @CsvSource({
        "horizon, 0, 'policy: horizon must be in [1, 1024], was 0'",
        "observationSteps, 9, 'policy: observationSteps must be in [1, horizon = 8], was 9'",
        "actionSteps, 0, 'policy: actionSteps must be >= 1, was 0'",
        "dt, 0, 'policy: dt must be in (0, 3600] s, was 0.0'",
        "obstacles, -1, 'policy: obstacles must be in [0, 256], was -1'"
    })
    void everyNumberOutOfRange_isRefusedByName(String field, int value, String message) {
        ObjectNode json = (ObjectNode) Specs.plane().json();
        json.put(field, value);

        assertThatThrownBy(() -> PolicySpec.of(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void unknownAndMissingMembers_areRefusedByName() {
        ObjectNode more = (ObjectNode) Specs.plane().json();
        more.put("horizom", 8);
        ObjectNode less = (ObjectNode) Specs.plane().json();
        less.remove("dt");

        assertThatThrownBy(() -> PolicySpec.of(more)).hasMessageContaining("horizom");
        assertThatThrownBy(() -> PolicySpec.of(less)).hasMessageContaining("dt");
    }

    @Test
    void anUnknownMethod_isRefusedByName() {
        ObjectNode json = (ObjectNode) Specs.plane().json();
        json.putObject("method").put("kind", "java.lang.Runtime");

        assertThatThrownBy(() -> PolicySpec.of(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Runtime");
    }

    @ParameterizedTest
    @CsvSource({"x, x, ", "delta(x), x, x", "'delta( a , b )', a, b"})
    void everyActionColumn_isRead(String text, String source, String anchor) {
        assertThat(ActionColumn.parse(text)).isEqualTo(new ActionColumn(source, anchor));
        assertThat(ActionColumn.parse(ActionColumn.parse(text).toString())).isEqualTo(ActionColumn.parse(text));
    }

    @Test
    void aCommand_namesWhatIsMovedNotWhereItWasReadFrom() {
        assertThat(ActionColumn.parse("delta(way, x)").command()).isEqualTo("delta(x)");
        assertThat(ActionColumn.parse("delta(x)").command()).isEqualTo("delta(x)");
        assertThat(ActionColumn.parse("x").command()).isEqualTo("x");
    }

    @Test
    void aMalformedActionColumn_isRefused() {
        assertThatThrownBy(() -> ActionColumn.parse("delta(x"))
                .hasMessage("an action must read x, delta(x) or delta(path, x), was \"delta(x\"");
    }
}
