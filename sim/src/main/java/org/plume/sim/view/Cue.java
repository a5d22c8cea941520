package org.plume.sim.view;

import java.util.Iterator;
import org.jogamp.java3d.Behavior;
import org.jogamp.java3d.BoundingSphere;
import org.jogamp.java3d.WakeupCriterion;
import org.jogamp.java3d.WakeupOnBehaviorPost;
import org.jogamp.vecmath.Point3d;

/** Changes a live scene between two frames, so that no frame shows half of a change. Only the latest change counts. */
final class Cue extends Behavior {

    private static final int POSTED = 1;

    private volatile Runnable change = () -> {};

    Cue() {
        setSchedulingBounds(new BoundingSphere(new Point3d(), Double.POSITIVE_INFINITY));
    }

    void post(Runnable next) {
        change = next;
        postId(POSTED);
    }

    @Override
    public void initialize() {
        wakeupOn(new WakeupOnBehaviorPost(this, POSTED));
        change.run();
    }

    @Override
    public void processStimulus(Iterator<WakeupCriterion> criteria) {
        change.run();
        wakeupOn(new WakeupOnBehaviorPost(this, POSTED));
    }
}
