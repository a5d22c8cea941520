package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class PlayerTest {

    @Test
    void aFilm_isPlayedToItsEnd_atTheSpeedAsked() throws Exception {
        Film film = Film.of(Examples.reaching(3, 9));
        List<Integer> shown = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        Player[] player = new Player[1];
        player[0] = new Player(() -> {
            shown.add(player[0] == null ? 0 : player[0].index());
            if (player[0] != null && !player[0].playing() && player[0].index() == 8) {
                ended.countDown();
            }
        });
        long start = System.nanoTime();
        SwingUtilities.invokeAndWait(() -> {
            player[0].load(film);
            player[0].setSpeed(4);
            player[0].play();
        });
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat((System.nanoTime() - start) / 1e9).isGreaterThan(0.4 / 4 * 0.9);
        assertThat(shown).isSorted().endsWith(8, 8);
    }

    @Test
    void everyHiddenRow_staysHiddenWithinADraw_andIsShownInTheNext() {
        CandidateModel model = new CandidateModel(() -> {});
        List<Candidate> draw = Examples.waysBetween(6);
        model.show(Moment.of(new double[0], draw, 0));
        assertThat(model.getColumnCount()).isEqualTo(7);
        assertThat(model.getColumnName(5)).isEqualTo("path length");
        model.setValueAt(false, 2, CandidateModel.SHOWN);
        model.show(Moment.of(new double[0], draw, 3));
        assertThat(model.hidden()).containsExactly(2);
        assertThat(model.getValueAt(2, CandidateModel.SHOWN)).isEqualTo(false);
        assertThat(model.getValueAt(4, CandidateModel.MODE)).isEqualTo("mode 5");
        model.show(Moment.of(new double[0], Examples.waysBetween(8), 0));
        assertThat(model.hidden()).isEmpty();
    }

    @Test
    void everyModeOfTheRowsSelected_isShownAlone() {
        CandidateModel model = new CandidateModel(() -> {});
        model.show(Moment.of(new double[0], Examples.waysBetween(12), 0));
        assertThat(model.rowsOfModes(Set.of(1, 4))).containsExactlyInAnyOrder(1, 7, 4, 10);
        model.showOnly(Set.of(1, 7));
        assertThat(model.hidden()).hasSize(10).doesNotContain(1, 7);
        model.showOnly(Set.of());
        assertThat(model.hidden()).isEmpty();
    }
}
