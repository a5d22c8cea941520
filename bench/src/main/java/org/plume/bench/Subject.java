package org.plume.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Shape;

/**
 * A network that is measured.
 *
 * @param name in files and messages
 * @param title in tables
 * @param network its sizes
 * @param samplingTarget what the ratio of sampling times is to be at most
 * @param batch rows of a minibatch
 */
public record Subject(String name, String title, Architecture network, double samplingTarget, int batch) {

    /** A residual MLP, 256 wide, of 4 blocks. */
    public static final Subject MLP =
            new Subject("mlp", "residual MLP 256 x 4", new Architecture.Mlp(256, 4, 64), 0.65, 256);

    /** A 1-D U-Net of two levels. */
    public static final Subject UNET =
            new Subject("unet", "1-D U-Net 64-128", new Architecture.Unet(List.of(64, 128), 64), 0.9, 64);

    static final List<Subject> ALL = List.of(MLP, UNET);

    /** The same network in the words of the peer's script. */
    Map<String, Object> forPeer(Shape shape) {
        Map<String, Object> peer = new LinkedHashMap<>();
        peer.put("kind", name);
        peer.put("condition", shape.condition());
        if (network instanceof Architecture.Mlp mlp) {
            peer.put("size", shape.chunk());
            peer.put("width", mlp.width());
            peer.put("blocks", mlp.blocks());
            peer.put("time", mlp.timeSize());
        } else if (network instanceof Architecture.Unet unet) {
            peer.put("action", shape.coordinates());
            peer.put("widths", unet.widths());
            peer.put("kernel", 5);
            peer.put("groups", 8);
            peer.put("time", unet.timeSize());
        }
        return peer;
    }
}
