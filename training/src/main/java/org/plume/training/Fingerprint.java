package org.plume.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plume.generative.learn.Plan;
import org.plume.generative.learn.StoppingRule;
import org.plume.generative.model.Sha256;
import org.plume.generative.nn.Tensor;

/** What a run is of: facts by name. A run goes on only from a checkpoint whose facts are all the same. */
record Fingerprint(Map<String, String> facts) {

    Fingerprint {
        facts = Map.copyOf(facts);
    }

    /** The facts of the plan, each under its name. */
    static Map<String, String> of(Plan plan) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("steps", Long.toString(plan.steps()));
        facts.put("learningRate", Double.toString(plan.learningRate()));
        facts.put("warmupSteps", Long.toString(plan.warmupSteps()));
        facts.put("beta1", Double.toString(plan.beta1()));
        facts.put("beta2", Double.toString(plan.beta2()));
        facts.put("weightDecay", Double.toString(plan.weightDecay()));
        facts.put("clipNorm", Double.toString(plan.clipNorm()));
        facts.put("emaDecay", Double.toString(plan.emaDecay()));
        facts.put("seed", Long.toString(plan.seed()));
        return facts;
    }

    /** The facts of the stopping rule, each under its name. */
    static Map<String, String> of(StoppingRule rule) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("every", Long.toString(rule.every()));
        facts.put("patience", Integer.toString(rule.patience()));
        for (int i = 0; i < rule.heldOut().size(); i++) {
            facts.put("held-out minibatch " + i, of(rule.heldOut().get(i)));
        }
        return facts;
    }

    /** A hash of names, shapes and numbers. */
    static String of(Map<String, Tensor> tensors) {
        MessageDigest digest = Sha256.digest();
        new TreeMap<>(tensors).forEach((name, tensor) -> update(digest, name, tensor));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adds a tensor to the digest: its name, its shape, its numbers little-endian. */
    static void update(MessageDigest digest, String name, Tensor tensor) {
        digest.update((name + tensor + "\n").getBytes(StandardCharsets.UTF_8));
        float[] values = tensor.values();
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i += 1 << 14) {
            int n = Math.min(1 << 14, values.length - i);
            chunk.clear().limit(4 * n);
            chunk.asFloatBuffer().put(values, i, n);
            digest.update(chunk);
        }
    }

    /** Refuses a checkpoint of another run, naming each fact that differs. */
    void requireSame(Fingerprint saved, String checkpoint) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(facts.keySet());
        names.addAll(saved.facts.keySet());
        for (String name : names) {
            String was = saved.facts.getOrDefault(name, "absent");
            String is = facts.getOrDefault(name, "absent");
            if (!was.equals(is)) {
                differences.add(name + " was " + was + ", is " + is);
            }
        }
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(checkpoint + " must be of the same run: "
                    + String.join("; ", differences) + "; use another work folder, or delete this one to start anew");
        }
    }
}
