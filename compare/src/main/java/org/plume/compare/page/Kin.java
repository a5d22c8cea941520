package org.plume.compare.page;

import org.plume.generative.paradigm.Autoencoder;
import org.plume.generative.paradigm.Autoregressive;
import org.plume.generative.paradigm.Distilled;
import org.plume.generative.paradigm.Energy;
import org.plume.generative.paradigm.Gan;
import org.plume.generative.paradigm.LatentDiffusion;
import org.plume.generative.paradigm.NormalizingFlow;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Vae;

/**
 * Where the page places a paradigm.
 *
 * @param family by which it is coloured
 * @param objective the row of the map
 * @param way what its frames are
 */
record Kin(String family, String objective, String way) {

    static Kin of(Paradigm paradigm) {
        if (paradigm instanceof Autoencoder) {
            return new Kin("auto", "reconstruct", "reconstruction");
        }
        if (paradigm instanceof Vae) {
            return new Kin("auto", "bound", "decoder");
        }
        if (paradigm instanceof Gan) {
            return new Kin("adversarial", "critic", "decoder");
        }
        if (paradigm instanceof Autoregressive) {
            return new Kin("likelihood", "exact", "coordinates");
        }
        if (paradigm instanceof NormalizingFlow) {
            return new Kin("likelihood", "exact", "layers");
        }
        if (paradigm instanceof Energy) {
            return new Kin("energy", "energy", "chain");
        }
        if (paradigm instanceof Distilled) {
            return new Kin("distilled", "imitate", "path");
        }
        if (paradigm instanceof LatentDiffusion) {
            return new Kin("path", "regress", "codes");
        }
        return new Kin("path", "regress", "path");
    }
}
