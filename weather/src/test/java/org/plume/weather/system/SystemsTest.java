package org.plume.weather.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class SystemsTest {

    private static final Offset<Double> ROUNDING = within(1e-13);

    private static double[] after(Tendency tendency, double dt, double[] start, long n) {
        double[] x = start.clone();
        new RungeKutta4(tendency, dt).advance(x, n);
        return x;
    }

    @Test
    void lorenz63_followsTheHandComputedTrajectory() {
        double[] one = after(Lorenz63.CLASSIC, Lorenz63.DT, Lorenz63.start(), 1);
        assertThat(one)
                .containsExactly(new double[] {1.222324266157226, -1.4767805939947254, 24.769812347834446}, ROUNDING);
        double[] ten = after(Lorenz63.CLASSIC, Lorenz63.DT, Lorenz63.start(), 10);
        assertThat(ten)
                .containsExactly(new double[] {-0.26446683948996574, -1.2282155450764878, 19.44873784100454}, ROUNDING);
        double[] hundred = after(Lorenz63.CLASSIC, Lorenz63.DT, Lorenz63.start(), 100);
        assertThat(hundred)
                .containsExactly(
                        new double[] {2.7011406796669855, 4.389558184330705, 16.69997069600247}, within(1e-11));
    }

    @Test
    void lorenz96_followsTheHandComputedTrajectory() {
        double[] start = Lorenz96.CLASSIC.start();
        double[] one = after(Lorenz96.CLASSIC, Lorenz96.DT, start, 1);
        assertThat(Arrays.copyOf(one, 4))
                .containsExactly(
                        new double[] {1.3413919521936302, 0.38977188695369464, 0.38081337139817917, 0.3901665460572694},
                        ROUNDING);
        assertThat(mean(one)).isCloseTo(0.4139379012194393, ROUNDING);
        double[] twenty = after(Lorenz96.CLASSIC, Lorenz96.DT, start, 20);
        assertThat(Arrays.copyOf(twenty, 2))
                .containsExactly(new double[] {4.392542749364782, 5.893166491534051}, within(1e-11));
        assertThat(mean(twenty)).isCloseTo(5.015114178816352, within(1e-11));
        assertThat(mean(after(Lorenz96.CLASSIC, Lorenz96.DT, start, 100))).isCloseTo(2.361604599615135, within(1e-4));
    }

    @Test
    void twoScaleLorenz96_followsTheHandComputedTrajectory() {
        TwoScaleLorenz96 system = TwoScaleLorenz96.CLASSIC;
        double[] one = after(system, TwoScaleLorenz96.DT, system.start(), 1);
        assertThat(new double[] {one[0], one[1], one[8]})
                .containsExactly(new double[] {1.0179799309772, 0.0199898902368465, 0.991053778006789}, ROUNDING);
        double[] hundred = after(system, TwoScaleLorenz96.DT, system.start(), 100);
        assertThat(new double[] {hundred[0], hundred[1], hundred[8]})
                .containsExactly(new double[] {2.55881326882754, 1.81251050444027, 0.26020366994828}, within(1e-11));
    }

    @Test
    void lorenz96_hasTheKnownClimate() {
        double[][] states =
                new RungeKutta4(Lorenz96.CLASSIC, Lorenz96.DT).trajectory(Lorenz96.CLASSIC.start(), 2000, 2, 10_000);
        double[] all = Arrays.stream(states).flatMapToDouble(Arrays::stream).toArray();
        double mean = mean(all);
        double deviation = Math.sqrt(
                Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
        assertThat(mean).isCloseTo(2.349, within(0.03));
        assertThat(deviation).isCloseTo(3.643, within(0.03));
    }

    /** Against a solution by steps 8 times smaller, halving the step divides the error by 16. */
    @Test
    void kuramotoSivashinsky_convergesWithOrderFour() {
        double[] coarse = kuramoto(1.0 / 16);
        double[] fine = kuramoto(1.0 / 32);
        double[] exact = kuramoto(1.0 / 256);
        double order = Math.log(distance(coarse, exact) / distance(fine, exact)) / Math.log(2);
        assertThat(order).isBetween(3.5, 4.5);
    }

    private static double[] kuramoto(double dt) {
        KuramotoSivashinsky system = new KuramotoSivashinsky(128, 32 * Math.PI, dt);
        double[] u = system.start();
        system.advance(u, Math.round(5 / dt));
        return u;
    }

    @Test
    void kuramotoSivashinsky_keepsTheMeanAndItsKnownAmplitude() {
        KuramotoSivashinsky system = KuramotoSivashinsky.classic();
        double[] u = system.start();
        double before = mean(u);
        system.advance(u, 2000);
        assertThat(mean(u)).isCloseTo(before, within(1e-10));
        assertThat(Arrays.stream(u).map(Math::abs).max().orElseThrow()).isBetween(1.5, 4.5);
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }
}
