package org.plume.sim.view;

import java.awt.Dimension;
import java.util.List;
import org.jogamp.java3d.Canvas3D;
import org.jspecify.annotations.Nullable;

/** The picture in a window: a stage that can be exchanged, seen by a camera that the mouse moves. */
final class StageCanvas {

    private final Theme theme;
    private final Canvas3D canvas;
    private final Eye eye;
    private final Turntable turntable;
    private Setting setting;
    private List<Moment> moments;
    private Camera.Preset preset = Camera.Preset.OBLIQUE;
    private @Nullable Stage stage;
    private Cue cue = new Cue();

    StageCanvas(Setting setting, List<Moment> moments, Theme theme) {
        this.theme = theme;
        this.setting = setting;
        this.moments = moments;
        canvas = new Canvas3D(OffscreenRenderer.configuration());
        canvas.setMinimumSize(new Dimension(50, 50));
        canvas.setPreferredSize(new Dimension(980, 700));
        eye = new Eye(canvas);
        turntable = new Turntable(canvas, fitted(), eye::look);
        open(setting, moments);
    }

    Canvas3D component() {
        return canvas;
    }

    /** Takes the stage down and builds another. */
    void open(Setting newSetting, List<Moment> newMoments) {
        setting = newSetting;
        moments = List.copyOf(newMoments);
        Stage next = new Stage(setting, moments, theme, preset.isPlan());
        cue = new Cue();
        next.cued(cue);
        if (stage != null) {
            eye.detach(stage);
        }
        eye.attach(next);
        stage = next;
    }

    void show(Sight sight) {
        Stage shown = stage;
        if (shown != null) {
            cue.post(() -> shown.show(sight));
        }
    }

    /** Looks from {@code next}, at everything. A plan has the arm as glass: the caller shows the sight again. */
    void look(Camera.Preset next) {
        boolean rebuild = next.isPlan() != preset.isPlan();
        preset = next;
        if (rebuild) {
            open(setting, moments);
        }
        turntable.set(fitted());
    }

    Camera camera() {
        return turntable.camera();
    }

    Camera.Preset preset() {
        return preset;
    }

    boolean glassArm() {
        return preset.isPlan();
    }

    double aspect() {
        return canvas.getHeight() > 0 ? canvas.getWidth() / (double) canvas.getHeight() : 1.4;
    }

    void close() {
        eye.close();
    }

    private Camera fitted() {
        return Camera.fit(preset, Extent.of(setting, moments, !preset.isPlan()), aspect());
    }
}
