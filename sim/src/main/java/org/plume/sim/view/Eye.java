package org.plume.sim.view;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jogamp.java3d.Canvas3D;
import org.jogamp.java3d.Transform3D;
import org.jogamp.java3d.View;
import org.jogamp.java3d.utils.universe.SimpleUniverse;
import org.jogamp.vecmath.Matrix4d;

/** Where a canvas looks at a stage from. */
final class Eye {

    private final SimpleUniverse universe;
    private final View view;

    Eye(Canvas3D canvas) {
        universe = new SimpleUniverse(canvas);
        view = universe.getViewer().getView();
        view.setSceneAntialiasingEnable(true);
        view.setFrontClipPolicy(View.VIRTUAL_EYE);
        view.setBackClipPolicy(View.VIRTUAL_EYE);
        view.setFrontClipDistance(0.05);
        view.setBackClipDistance(60);
        view.setTransparencySortingPolicy(View.TRANSPARENCY_SORT_GEOMETRY);
    }

    void attach(Stage stage) {
        universe.addBranchGraph(stage.root());
    }

    void detach(Stage stage) {
        stage.root().detach();
    }

    void look(Camera camera) {
        view.setFieldOfView(camera.field());
        Vector3D x = camera.right();
        Vector3D y = camera.up();
        Vector3D z = camera.backward();
        Vector3D p = camera.eye();
        Transform3D transform = new Transform3D();
        transform.set(new Matrix4d(
                x.getX(), y.getX(), z.getX(), p.getX(), x.getY(), y.getY(), z.getY(), p.getY(), x.getZ(), y.getZ(),
                z.getZ(), p.getZ(), 0, 0, 0, 1));
        universe.getViewingPlatform().getViewPlatformTransform().setTransform(transform);
    }

    void close() {
        universe.cleanup();
    }
}
