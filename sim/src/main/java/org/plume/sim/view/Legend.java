package org.plume.sim.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
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

    private static final int MARGIN = 20;
    private static final int ROW = 22;
    private static final int TIGHT_ROW = 16;
    private static final int SWATCH = 30;

    private final Theme theme;
    private final Scene scene;
    private final Graphics2D g;
    private final double height;
    private final boolean withTerms;
    private double y;

    private Legend(Theme theme, Scene scene, Graphics2D g, double height, boolean withTerms) {
        this.theme = theme;
        this.scene = scene;
        this.g = g;
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
        g.setColor(theme.panel());
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, height));
        g.setColor(theme.fineGrid());
        g.fill(new Rectangle2D.Double(0, 0, 1, height));
        y = 30;
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
        heading(sight.moment().candidates().size() + " trajectories, " + count(shares.size(), "mode"));
        double row = Math.max(TIGHT_ROW, Math.min(ROW, (until - y) / Math.max(1, shares.size())));
        int room = Math.max(1, (int) ((until - y) / row));
        int shown = shares.size() <= room ? shares.size() : room - 1;
        for (ModeShare share : shares.subList(0, shown)) {
            Color colour = theme.mode(sight.slots()[share.mode()]);
            line(colour, 4, false);
            bar(share, colour);
            text(share.name(), theme.ink(), MARGIN + SWATCH + 10, Font.PLAIN, 13);
            right(Math.round(100 * share.share()) + " %", theme.ink(), 13);
            y += row;
        }
        if (shown < shares.size()) {
            text("and " + (shares.size() - shown) + " more", theme.faintInk(), MARGIN + SWATCH + 10, Font.PLAIN, 12);
            y += row;
        }
        y += 10;
    }

    /** The share as a bar beside the percentage. */
    private void bar(ModeShare share, Color colour) {
        double full = 64;
        double left = WIDTH - MARGIN - 44 - full;
        g.setColor(theme.background());
        g.fill(new Rectangle2D.Double(left, y - 9, full, 8));
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(left, y - 9, Math.max(1, full * share.share()), 8));
    }

    private void costs(Sight sight) {
        heading(count(sight.moment().candidates().size(), "trajectory", "trajectories") + " by cost");
        double full = WIDTH - 2 * MARGIN;
        for (int i = 0; i < full; i++) {
            g.setColor(theme.ramp(i / full));
            g.fill(new Rectangle2D.Double(MARGIN + i, y - 12, 1.5, 14));
        }
        y += 20;
        double[] range = sight.costs();
        text(number(range[0]), theme.ink(), MARGIN, Font.PLAIN, 12);
        right(number(range[1]), theme.ink(), 12);
        y += ROW + 6;
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
                line(theme.executed(), 9, false);
                line(colour, 5.5, false);
            }));
        }
        if (sight.marked() != Moment.NONE) {
            keys.add(new Key("selected", () -> {
                line(theme.mark(), 9, false);
                line(theme.panel(), 4, false);
            }));
        }
        long infeasible =
                moment.candidates().stream().filter(c -> !c.feasible()).count();
        if (infeasible > 0) {
            keys.add(new Key("breaks a limit: " + infeasible, () -> line(theme.faintInk(), 2.2, true)));
        }
        if (moment.executed().length > 1) {
            keys.add(new Key("path so far", () -> line(theme.executed(), 4, false)));
        }
        if (scene.goal() != null) {
            keys.add(new Key(goal(scene.goal()), () -> square(GoalFigure.COLOUR)));
        }
        if (!scene.obstacles().isEmpty()) {
            keys.add(new Key(count(scene.obstacles().size(), "obstacle"), () -> square(theme.obstacle())));
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
        rule();
        for (Key key : keys(sight)) {
            key.sign.run();
            text(key.text, theme.ink(), MARGIN + SWATCH + 10, Font.PLAIN, 13);
            y += ROW;
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
        rule();
        heading("cost of the chosen");
        chosenTerms(moment).forEach((name, value) -> {
            text(name, theme.faintInk(), MARGIN, Font.PLAIN, 12);
            right(number(value), theme.ink(), 12);
            y += 18;
        });
    }

    private void rule() {
        g.setColor(theme.fineGrid());
        g.fill(new Rectangle2D.Double(MARGIN, y - 8, WIDTH - 2 * MARGIN, 1));
        y += 16;
    }

    private void heading(String text) {
        text(text, theme.ink(), MARGIN, Font.BOLD, 14);
        y += 26;
    }

    private void line(Color colour, double thick, boolean dashed) {
        g.setColor(colour);
        float[] dash = {5, 4};
        g.setStroke(
                dashed
                        ? new BasicStroke((float) thick, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0)
                        : new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(MARGIN + 3, y - 5, MARGIN + SWATCH - 5, y - 5));
    }

    private void square(Color colour) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(MARGIN + 6, y - 11, 13, 13));
    }

    private void text(String text, Color colour, double x, int style, int size) {
        g.setColor(colour);
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.drawString(text, (float) x, (float) y);
    }

    private void right(String text, Color colour, int size) {
        g.setColor(colour);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        int width = g.getFontMetrics().stringWidth(text);
        g.drawString(text, (float) (WIDTH - MARGIN - width), (float) y);
    }

    private static String count(int n, String what) {
        return count(n, what, what + "s");
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
