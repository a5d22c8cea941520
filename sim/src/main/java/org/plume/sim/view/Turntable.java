package org.plume.sim.view;

import java.awt.Component;
import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.function.Consumer;

/** Moves a camera by mouse: left drag turns, right, middle or shift drag shifts, the wheel zooms. Up stays up. */
final class Turntable extends MouseAdapter {

    private static final double TURN = 0.008;
    private static final double ZOOM = 1.1;
    private static final int SHIFT =
            InputEvent.BUTTON3_DOWN_MASK | InputEvent.BUTTON2_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK;

    private final Component component;
    private final Consumer<Camera> moved;
    private Camera camera;
    private int x;
    private int y;

    /** @param moved is told of every new camera, in the event thread */
    Turntable(Component component, Camera camera, Consumer<Camera> moved) {
        this.component = component;
        this.camera = camera;
        this.moved = moved;
        component.addMouseListener(this);
        component.addMouseMotionListener(this);
        component.addMouseWheelListener(this);
    }

    Camera camera() {
        return camera;
    }

    void set(Camera next) {
        camera = next;
        moved.accept(next);
    }

    @Override
    public void mousePressed(MouseEvent event) {
        x = event.getX();
        y = event.getY();
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        int dx = event.getX() - x;
        int dy = event.getY() - y;
        x = event.getX();
        y = event.getY();
        if ((event.getModifiersEx() & SHIFT) != 0) {
            double pixel = camera.pixel(Math.max(1, component.getWidth()));
            set(camera.moved(-dx * pixel, dy * pixel));
        } else {
            set(camera.turned(-dx * TURN, dy * TURN));
        }
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
        set(camera.zoomed(Math.pow(ZOOM, event.getPreciseWheelRotation())));
    }
}
