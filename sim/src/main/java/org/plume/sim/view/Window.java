package org.plume.sim.view;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/**
 * A window on replays or on what is happening now: the scene in space with a camera on a turntable, a time slider, the
 * table of candidates, the legend. Needs a screen ({@link Display#requireScreen}).
 */
public final class Window implements PlayBar.Actions {

    static {
        UIManager.put("swing.boldMetal", false);
        JPopupMenu.setDefaultLightWeightPopupEnabled(false); // a lightweight one would lie beneath the 3-D picture
        ToolTipManager.sharedInstance().setLightWeightPopupEnabled(false);
    }

    private final Theme theme;
    private final JFrame frame = new JFrame("Plume");
    private final JPanel extra = new JPanel();
    private final Heading heading;
    private final LegendPanel legend;
    private final CandidateTable table;
    private final Player player = new Player(this::update);
    private final PlayBar bar = new PlayBar(this);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final StageCanvas canvas;
    private Setting setting;
    private Colouring colouring = Colouring.MODE;
    private String problem = "";
    private @Nullable Shelf shelf;
    private @Nullable LiveFeed feed;

    private Window(Setting setting, List<Moment> moments, Theme theme) {
        this.setting = setting;
        this.theme = theme;
        canvas = new StageCanvas(setting, moments, theme);
        heading = new Heading(theme, extra);
        legend = new LegendPanel(theme);
        table = CandidateTable.of(theme, this::update, row -> update());
    }

    /**
     * Opens a window on a shelf of replays, the first of them shown.
     *
     * @throws NoDisplayException when there is no screen
     */
    public static Window open(Shelf shelf, Theme theme) throws NoDisplayException, InterruptedException {
        Display.requireScreen();
        Replay first = shelf.replay(0);
        Window window = new Window(first.setting(), first.moments(), theme);
        onEventThread(() -> {
            window.shelf = shelf;
            if (shelf.size() > 1) {
                window.extra.add(window.chooser(shelf));
            }
            window.build();
            window.load(first);
        });
        return window;
    }

    /**
     * Opens a window on what is happening, episode after episode.
     *
     * @throws NoDisplayException when there is no screen
     * @throws Exception what keeps the first episode from starting
     */
    public static Window live(Live live, Theme theme) throws Exception {
        Display.requireScreen();
        Setting setting = live.start();
        Window window = new Window(setting, List.of(), theme);
        LiveFeed feed = new LiveFeed(live, window::begin, window::append, window::fail);
        window.feed = feed;
        onEventThread(() -> {
            window.addButtons(feed);
            window.build();
        });
        feed.first(setting);
        return window;
    }

    /** Waits until the person closes the window. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Closes the window. */
    public void close() {
        SwingUtilities.invokeLater(frame::dispose);
    }

    JFrame frame() {
        return frame;
    }

    CandidateTable table() {
        return table;
    }

    Player player() {
        return player;
    }

    StageCanvas canvas() {
        return canvas;
    }

    @Override
    public void play() {
        player.play();
    }

    @Override
    public void pause() {
        player.pause();
    }

    @Override
    public void go(int index) {
        player.go(index);
    }

    @Override
    public void speed(double factor) {
        player.setSpeed(factor);
    }

    @Override
    public void colour(Colouring next) {
        colouring = next;
        update();
    }

    @Override
    public void look(Camera.Preset preset) {
        canvas.look(preset);
        update();
    }

    @Override
    public void save() {
        if (player.film().size() > 0) {
            new Snapshot(setting, sight(), theme, canvas).ask(frame, heading::say);
        }
    }

    /** Shows another replay of the shelf. */
    void show(int index) {
        if (shelf != null) {
            player.pause();
            load(shelf.replay(index));
        }
    }

    private void load(Replay replay) {
        setting = replay.setting();
        canvas.open(setting, replay.moments());
        describe();
        player.load(Film.of(replay));
        canvas.look(canvas.preset());
        update();
    }

    /** A live episode begins. */
    private void begin(Setting next, Moment first) {
        setting = next;
        canvas.open(setting, List.of(first));
        describe();
        Film film = new Film();
        film.append(first);
        player.load(film);
        canvas.look(canvas.preset());
        update();
    }

    /** The newest moment is shown unless the person looks at an earlier one. */
    private void append(Moment moment) {
        Film film = player.film();
        boolean following = player.index() >= film.size() - 1;
        film.append(moment);
        if (following) {
            player.go(film.size() - 1);
        } else {
            update();
        }
    }

    private Sight sight() {
        return player.film().sight(player.index(), colouring, table.hidden(), table.marked());
    }

    private void update() {
        if (player.film().size() == 0) {
            return;
        }
        table.show(player.film().sight(player.index(), colouring));
        Sight sight = sight();
        canvas.show(sight);
        legend.show(setting.scene(), sight);
        bar.show(player);
        heading.say(problem.isEmpty() ? sight.moment().note() : problem);
    }

    /** What ended a live episode stays to be read. */
    private void fail(String message) {
        problem = message;
        heading.say(message);
    }

    private void describe() {
        problem = "";
        heading.describe(setting);
        frame.setTitle("Plume: " + setting.title());
    }

    private void build() {
        frame.setMinimumSize(new Dimension(700, 420));
        JPanel picture = new JPanel(new BorderLayout());
        picture.setMinimumSize(new Dimension(50, 50));
        picture.add(canvas.component());
        JSplitPane whole = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, picture, new SidePane(legend, table));
        whole.setResizeWeight(1);
        frame.add(heading, BorderLayout.NORTH);
        frame.add(whole, BorderLayout.CENTER);
        frame.add(bar, BorderLayout.SOUTH);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                end();
            }
        });
        frame.pack();
        frame.setVisible(true);
        canvas.look(Camera.Preset.OBLIQUE);
    }

    private void end() {
        player.pause();
        if (feed != null) {
            feed.close();
        }
        canvas.close();
        closed.countDown();
    }

    private JComboBox<String> chooser(Shelf replays) {
        JComboBox<String> box = new JComboBox<>();
        for (int i = 0; i < replays.size(); i++) {
            box.addItem(replays.name(i));
        }
        box.addActionListener(event -> show(box.getSelectedIndex()));
        return box;
    }

    private void addButtons(LiveFeed episodes) {
        JButton hold = new JButton("Hold");
        hold.addActionListener(event -> hold.setText(episodes.toggle() ? "Resume" : "Hold"));
        JButton next = new JButton("Next episode");
        next.addActionListener(event -> episodes.skip());
        extra.add(hold);
        extra.add(next);
    }

    private static void onEventThread(Runnable action) throws InterruptedException {
        try {
            SwingUtilities.invokeAndWait(action);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }
}
