package org.plume.compare.learn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void aBudgetTooSmallToLearn_isRefusedBeforeTheStart() {
        assertThatThrownBy(() -> new Budget(50, 256))
                .hasMessage("steps must be >= 200 for anything to be learned, was 50");
        assertThatThrownBy(() -> new Budget(1000, 1)).hasMessage("rows must be >= 2, was 1");
    }
}
