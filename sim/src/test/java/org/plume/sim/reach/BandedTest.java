package org.plume.sim.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.plume.sim.Seeds;

class BandedTest {

    @Test
    void everyBandedSystem_isSolvedAsTheFullOne() {
        RandomGenerator rng = Seeds.generator(1);
        for (int width : new int[] {0, 1, 4, 14}) {
            int n = 30;
            RealMatrix full = new Array2DRowRealMatrix(n, n);
            Banded banded = new Banded(n, width);
            for (int i = 0; i < n; i++) {
                for (int j = Math.max(0, i - width); j <= i; j++) {
                    double value = i == j ? 2 * width + 1 : rng.nextDouble(-1, 1);
                    banded.add(i, j, value);
                    full.setEntry(i, j, value);
                    full.setEntry(j, i, value);
                }
            }
            double[] b = rng.doubles(n).toArray();
            double[] expected = new LUDecomposition(full)
                    .getSolver()
                    .solve(new ArrayRealVector(b))
                    .toArray();
            banded.solve(b);
            for (int i = 0; i < n; i++) {
                assertThat(b[i]).isEqualTo(expected[i], within(1e-12));
            }
        }
    }
}
