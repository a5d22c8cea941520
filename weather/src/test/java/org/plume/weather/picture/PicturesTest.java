package org.plume.weather.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.Variable;
import org.plume.weather.verify.Bootstrap;
import org.plume.weather.verify.ByLead;
import org.plume.weather.verify.Verification;

/** Every picture is drawn, as PNG and SVG, with something on it; -Dplume.pictures keeps them to be looked at. */
class PicturesTest {

    private static final double[] LEADS = {1, 2, 3, 5, 7, 10};
    private static final Layout LAYOUT = new Layout(
            List.of(new Variable("slp", "hPa", "")), new Grid.LatLon(new double[] {40, 50}, new double[] {0}));

    @TempDir
    Path temporary;

    private Path folder() throws IOException {
        String kept = System.getProperty("plume.pictures");
        return kept == null ? temporary : Files.createDirectories(Path.of(kept));
    }

    private void drawn(Picture picture, String name) throws IOException {
        picture.save(folder(), name);
        BufferedImage image = ImageIO.read(folder().resolve(name + ".png").toFile());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 3) {
            for (int y = 0; y < image.getHeight(); y += 3) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertThat(colours.size()).as(name).isGreaterThan(20);
        assertThat(Files.readString(folder().resolve(name + ".svg")))
                .contains("<svg")
                .contains("</svg>");
    }

    /** Forecasts whose error grows with the lead; spread too small by a factor. */
    private static Verification verification(String name, int members, double quality, double spread) {
        Verification v = new Verification(name, LAYOUT, LEADS, members, new double[] {5}, new Bootstrap(200, 0));
        for (int l = 0; l < LEADS.length; l++) {
            double error = 10 * Math.sqrt(1 - Math.exp(-LEADS[l] / quality));
            for (int c = 0; c < 120; c++) {
                RandomGenerator rng = new Streams(1).child(l).at(c);
                float[] truth = {(float) (10 * rng.nextGaussian()), (float) (10 * rng.nextGaussian())};
                float[] centre = new float[2];
                for (int p = 0; p < 2; p++) {
                    double share = 1 - error * error / 100;
                    centre[p] = (float) (share * truth[p] + error * Math.sqrt(share) * rng.nextGaussian());
                }
                float[][] ensemble = new float[members][2];
                for (float[] member : ensemble) {
                    for (int p = 0; p < 2; p++) {
                        member[p] = (float) (centre[p] + spread * error * rng.nextGaussian());
                    }
                }
                v.add(l, c / 10, ensemble, truth);
            }
        }
        return v;
    }

    @Test
    void everyScore_isDrawn() throws IOException {
        Verification model = verification("model", 20, 3, 0.9);
        Verification linear = verification("linear regression", 20, 2, 1);
        Verification climate = verification("climatology", 20, 0.01, 1);
        ByLead reference = climate.byLead(0);
        List<ByLead> all = List.of(model.byLead(0), linear.byLead(0), reference);
        drawn(
                ScorePictures.ranks(
                        "Rank histogram, lead 1 d: slp", model.scores(0, 0).ranks()),
                "ranks");
        drawn(ScorePictures.spreadSkill("Spread and error: slp", all.get(0), "hPa", "lead, days"), "spread");
        drawn(ScorePictures.skill("Skill by lead: slp", all, reference, "lead, days"), "skill");
        drawn(ScorePictures.crps("CRPS by lead: slp", all, "hPa", "lead, days"), "crps");
        drawn(
                ScorePictures.reliability(
                        "Reliability of slp > 5, lead 1 d",
                        model.reliabilities(0, 0).get(0)),
                "reliability");
    }

    @Test
    void aPlume_isDrawn() throws IOException {
        double[] leads = IntStream.rangeClosed(0, 20).mapToDouble(l -> l / 2.0).toArray();
        double[][] members = new double[leads.length][50];
        double[] truth = new double[leads.length];
        for (int k = 0; k <= 50; k++) {
            RandomGenerator rng = new Streams(9).at(k);
            double x = 1012;
            for (int l = 0; l < leads.length; l++) {
                if (k == 50) {
                    truth[l] = x;
                } else {
                    members[l][k] = x;
                }
                x = 1012 + 0.93 * (x - 1012) + 3 * rng.nextGaussian() + 0.6;
            }
        }
        drawn(
                PlumeDiagram.of(
                        "slp at 50 N 20 W, 50 members from 2008-01-05",
                        "lead, days",
                        "slp, hPa",
                        leads,
                        members,
                        truth),
                "plume");
    }

    @Test
    void aMap_isDrawn() throws IOException {
        double[] lat = IntStream.range(0, 17).mapToDouble(i -> 30 + 2.5 * i).toArray();
        double[] lon = IntStream.range(0, 33).mapToDouble(j -> -70 + 2.5 * j).toArray();
        double[] mean = new double[lat.length * lon.length];
        double[] spread = new double[mean.length];
        for (int p = 0; p < mean.length; p++) {
            double y = lat[p / lon.length];
            double x = lon[p % lon.length];
            mean[p] = 1015
                    - 35 * Math.exp(-((x + 25) * (x + 25) / 400 + (y - 62) * (y - 62) / 100))
                    + 14 * Math.exp(-((x + 35) * (x + 35) / 900 + (y - 36) * (y - 36) / 80));
            spread[p] = 1 + 9 * Math.exp(-((x + 20) * (x + 20) / 500 + (y - 60) * (y - 60) / 120));
        }
        drawn(
                FieldMap.of(
                        "slp from 2008-01-05, lead 3 d: mean (lines)",
                        new Grid.LatLon(lat, lon),
                        spread,
                        mean,
                        "spread, hPa"),
                "map");
    }

    /** Of a cone, the line of a level is a circle. */
    @Test
    void everyIsoline_liesWhereTheFieldHasItsValue() {
        int n = 41;
        double[] cone = new double[n * n];
        for (int p = 0; p < cone.length; p++) {
            cone[p] = Math.hypot(p / n - 20, p % n - 20);
        }
        List<double[]> circle = Isolines.of(cone, n, n, 10.3);
        assertThat(circle.size()).isGreaterThan(60);
        for (double[] s : circle) {
            assertThat(Math.hypot(s[0] - 20, s[1] - 20)).isCloseTo(10.3, within(0.03));
        }
        double around = circle.stream()
                .mapToDouble(s -> Math.hypot(s[0] - s[2], s[1] - s[3]))
                .sum();
        assertThat(around).isCloseTo(2 * Math.PI * 10.3, within(0.5));
    }

    @Test
    void levels_areRound_andCoverTheField() {
        assertThat(Isolines.levels(new double[] {981, 1032}, 12)).contains(985, 1000, 1030);
        assertThat(Isolines.levels(new double[] {0.2, 9.7}, 7)).containsExactly(0, 2, 4, 6, 8);
        assertThat(Isolines.levels(new double[] {3, 3}, 7)).isNotEmpty();
    }
}
