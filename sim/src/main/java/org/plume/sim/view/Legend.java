package org.plume.sim.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plume.arm.Goal;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.Scene;

/** The column beside the picture: modes with their shares or the ramp of costs, what the lines mean, the chosen one's costs. */
final class Legend {

    /** Width in points; all sizes are multiplied by the scale that it is painted with. */
    static final int WIDTH = 268;

    private static final int ROW = 22;
    private static final int TIGHT_ROW = 16;

    private final Theme theme;
    private final Scene scene;
    private final LegendPen pen;
    private final double height;
    private final boolean withTerms;

    private Legend(Theme theme, Scene scene, Graphics2D g, double height, boolean withTerms) {
        this.theme = theme;
        this.scene = scene;
        pen = new LegendPen(g, theme);
        this.height = height;
        this.withTerms = withTerms;
    }

    /**
     * Paints into {@code g} from (0, 0), {@link #WIDTH} points wide and {@code height} points high.
     *
     * @param withTerms whether the chosen one's costs are listed
     */
    static void paint(Graphics2D g, double height, Theme theme, Scene scene, Sight sight, boolean withTerms) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new Legend(theme, scene, g, height, withTerms).paint(sight);
    }

    /** Four significant digits at most, without needless zeros. */
    static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e5) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    private void paint(Sight sight) {
        pen.panel(height);
        Moment moment = sight.moment();
        double below = keyHeight(sight) + termsHeight(moment);
        if (!moment.candidates().isEmpty()) {
            if (sight.colouring() == Colouring.MODE) {
                modes(sight, height - below - 24);
            } else {
                costs(sight);
            }
        }
        key(sight);
        terms(moment);
    }

    private void modes(Sight sight, double until) {
        List<ModeShare> shares = ModeShare.of(sight.moment());
        pen.heading(sight.moment().candidates().size() + " trajectories, " + count(shares.size(), "mode"));
        double free = until - pen.y();
        double row = Math.max(TIGHT_ROW, Math.min(ROW, free / Math.max(1, shares.size())));
        int room = Math.max(1, (int) (free / row));
        int shown = shares.size() <= room ? shares.size() : room - 1;
        for (ModeShare share : shares.subList(0, shown)) {
            Color colour = theme.mode(sight.slots()[share.mode()]);
            pen.line(colour, 4, false);
            pen.bar(share.share(), colour);
            pen.label(share.name(), theme.ink(), 13);
            pen.right(Math.round(100 * share.share()) + " %", theme.ink(), 13);
            pen.down(row);
        }
        if (shown < shares.size()) {
            pen.label("and " + (shares.size() - shown) + " more", theme.faintInk(), 12);
            pen.down(row);
        }
        pen.down(10);
    }

    private void costs(Sight sight) {
        pen.heading(count(sight.moment().candidates().size(), "trajectory", "trajectories") + " by cost");
        pen.ramp();
        double[] range = sight.costs();
        pen.left(number(range[0]), theme.ink(), 12);
        pen.right(number(range[1]), theme.ink(), 12);
        pen.down(ROW + 6);
    }

    private double keyHeight(Sight sight) {
        return 24 + ROW * keys(sight).size();
    }

    private double termsHeight(Moment moment) {
        return chosenTerms(moment).isEmpty() ? 0 : 40 + 18 * chosenTerms(moment).size();
    }

    private record Key(String text, Runnable sign) {}

    private List<Key> keys(Sight sight) {
        Moment moment = sight.moment();
        List<Key> keys = new ArrayList<>();
        if (moment.chosen() != Moment.NONE) {
            Color colour = sight.colour(moment.candidates().get(moment.chosen()), theme);
            keys.add(new Key("chosen", () -> {
                pen.line(theme.executed(), 9, false);
                pen.line(colour, 5.5, false);
            }));
        }
        if (sight.marked() != Moment.NONE) {
            keys.add(new Key("selected", () -> {
                pen.line(theme.mark(), 9, false);
                pen.line(theme.panel(), 4, false);
            }));
        }
        long infeasible =
                moment.candidates().stream().filter(c -> !c.feasible()).count();
        if (infeasible > 0) {
            keys.add(new Key("breaks a limit: " + infeasible, () -> pen.line(theme.faintInk(), 2.2, true)));
        }
        if (moment.executed().length > 1) {
            keys.add(new Key("path so far", () -> pen.line(theme.executed(), 4, false)));
        }
        if (scene.goal() != null) {
            keys.add(new Key(goal(scene.goal()), () -> pen.square(GoalFigure.COLOUR)));
        }
        if (!scene.obstacles().isEmpty()) {
            keys.add(new Key(count(scene.obstacles().size(), "obstacle"), () -> pen.square(theme.obstacle())));
        }
        return keys;
    }

    private static String goal(Goal goal) {
        if (goal instanceof LineGoal line) {
            return "goal: y ≥ " + number(line.y()) + " m";
        }
        return goal instanceof JointGoal ? "goal configuration" : "goal position";
    }

    private void key(Sight sight) {
        if (keys(sight).isEmpty()) {
            return;
        }
        pen.rule();
        for (Key key : keys(sight)) {
            key.sign.run();
            pen.label(key.text, theme.ink(), 13);
            pen.down(ROW);
        }
    }

    private Map<String, Double> chosenTerms(Moment moment) {
        return !withTerms || moment.chosen() == Moment.NONE
                ? Map.of()
                : moment.candidates().get(moment.chosen()).terms();
    }

    private void terms(Moment moment) {
        if (chosenTerms(moment).isEmpty()) {
            return;
        }
        pen.rule();
        pen.heading("cost of the chosen");
        chosenTerms(moment).forEach((name, value) -> {
            pen.left(name, theme.faintInk(), 12);
            pen.right(number(value), theme.ink(), 12);
            pen.down(18);
        });
    }

    private static String count(int n, String what) {
        return count(n, what, what + "s");
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
