package org.plume.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.sim.Estimate;

class MedianTest {

    @Test
    void ofTen_liesBetweenTheSecondAndTheNinth() {
        Estimate median = Median.of(10, 1, 9, 2, 8, 3, 7, 4, 6, 5);
        assertThat(median).isEqualTo(new Estimate(5.5, 2, 9));
    }

    /** Of 2,000 intervals 1,957 hold the median on average (coverage 0.978); below 1,920 once in 10^7 trials. */
    @Test
    void interval_holdsTheMedianAsOftenAsItSays() {
        long held = IntStream.range(0, 2000)
                .filter(trial -> {
                    RandomGenerator rng = new Streams(1).at(trial);
                    Estimate e = Median.of(
                            DoubleStream.generate(rng::nextGaussian).limit(10).toArray());
                    return e.low() <= 0 && 0 <= e.high();
                })
                .count();
        assertThat(held).isBetween(1920L, 1990L);
    }

    @Test
    void fewerThanSix_areRefused() {
        assertThatThrownBy(() -> Median.of(1, 2, 3, 4, 5)).hasMessage("values must be >= 6, were 5");
    }
}
