package org.plume.sim.view;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

/** Play and pause, the time slider, speed, colours and cameras. */
final class PlayBar extends JPanel {

    /** What the bar's owner does. */
    interface Actions {
        void play();

        void pause();

        void go(int index);

        void speed(double factor);

        void colour(Colouring colouring);

        void look(Camera.Preset preset);

        void save();
    }

    private final JButton button = new JButton("Play");
    private final JSlider slider = new JSlider(0, 0, 0);
    private final JLabel clock = new JLabel("0.00 s");
    private boolean playing;
    private boolean following;

    PlayBar(Actions actions) {
        super(new BorderLayout(8, 0));
        setBorder(BorderFactory.createEmptyBorder(6, 10, 6, 10));
        button.setPreferredSize(new Dimension(84, 28));
        button.addActionListener(event -> {
            if (playing) {
                actions.pause();
            } else {
                actions.play();
            }
        });
        slider.addChangeListener(event -> {
            if (!following) {
                actions.pause();
                actions.go(slider.getValue());
            }
        });
        clock.setPreferredSize(new Dimension(120, 20));
        JPanel left = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 0));
        left.add(button);
        left.add(clock);
        JPanel right = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
        right.add(choice(List.of(0.1, 0.25, 0.5, 1.0, 2.0, 4.0), 1.0, "x ", actions::speed));
        right.add(new JLabel("colour by"));
        right.add(choice(List.of(Colouring.values()), Colouring.MODE, "", actions::colour));
        right.add(new JLabel("from"));
        right.add(choice(List.of(Camera.Preset.values()), Camera.Preset.OBLIQUE, "", actions::look));
        JButton save = new JButton("Save PNG");
        save.addActionListener(event -> actions.save());
        right.add(save);
        add(left, BorderLayout.WEST);
        add(slider, BorderLayout.CENTER);
        add(right, BorderLayout.EAST);
    }

    /** Shows where the player stands. */
    void show(Player player) {
        following = true;
        slider.setMaximum(Math.max(0, player.film().size() - 1));
        slider.setValue(player.index());
        following = false;
        playing = player.playing();
        button.setText(playing ? "Pause" : "Play");
        if (player.film().size() > 0) {
            clock.setText(String.format(
                    Locale.ROOT,
                    "t = %.2f s",
                    player.film().moment(player.index()).time()));
        }
    }

    private static <T> JComboBox<String> choice(List<T> values, T initial, String prefix, Consumer<T> chosen) {
        JComboBox<String> box = new JComboBox<>();
        values.forEach(value -> box.addItem(prefix + value.toString().toLowerCase(Locale.ROOT)));
        box.setSelectedIndex(values.indexOf(initial));
        box.addActionListener(event -> chosen.accept(values.get(box.getSelectedIndex())));
        return box;
    }
}
