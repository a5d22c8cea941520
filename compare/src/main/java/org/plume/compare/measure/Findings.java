package org.plume.compare.measure;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.KnownPointSet;
import org.plume.compare.data.PointSet;
import org.plume.compare.learn.Entrant;
import org.plume.generative.Capability;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.Chains;
import org.plume.generative.paradigm.Distribution;
import org.plume.generative.paradigm.EnergyModel.EnergyDistribution;
import org.plume.generative.paradigm.Learned;
import org.plume.generative.paradigm.VaeModel.VaeDistribution;

/**
 * What was measured of one trained paradigm.
 *
 * @param name of the paradigm
 * @param objective what was minimised
 * @param procedure how a sample comes about
 * @param capabilities by type
 * @param parameters learned
 * @param trainSeconds wall-clock
 * @param sampling null where it cannot sample
 * @param likelihood null where it says nothing of a point, or no log-density
 * @param bounds of a variational autoencoder with one or two latents; else null
 * @param chains of an energy-based model; else null
 * @param auroc of anomalies, where the truth is known and the model says something of a point; else null
 * @param completion of points from their first coordinate; null where it cannot, or there is one coordinate
 */
public record Findings(
        String name,
        String objective,
        String procedure,
        Set<Capability> capabilities,
        long parameters,
        double trainSeconds,
        @Nullable Sampling sampling,
        @Nullable Likelihood likelihood,
        @Nullable Bounds bounds,
        @Nullable ChainHealth chains,
        @Nullable Double auroc,
        @Nullable Completion completion) {

    private static final int BOUNDED = 100;
    private static final int CHAINS = 200;
    private static final int COMPLETED = 200;

    /**
     * Whether chains arrive.
     *
     * @param acceptance share of proposals that were taken
     * @param scaleReduction the worst coordinate's potential scale reduction: 1 is best
     */
    public record ChainHealth(double acceptance, double scaleReduction) {}

    public static Findings of(Entrant entrant, SampleQuality.Reference reference, Effort effort, Streams streams) {
        PointSet set = reference.set();
        Learned model = entrant.unconditional();
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        capabilities.addAll(Capability.of(model));
        List<double[]> heldOut = set.sample(effort.heldOut(), streams.child(1));
        Optional<Plausibility> says = Plausibility.of(model, set.size(), effort, streams.child(2));
        Likelihood likelihood = says.filter(plausibility -> plausibility.kind().isLogDensity())
                .map(plausibility -> Likelihood.of(plausibility, set, heldOut, effort.cells()))
                .orElse(null);
        return new Findings(
                entrant.paradigm().name(),
                entrant.paradigm().objective(),
                entrant.paradigm().procedure(),
                capabilities,
                entrant.parameters(),
                entrant.seconds(),
                model instanceof Distribution distribution
                        ? Sampling.of(distribution, reference, effort, streams.child(3))
                        : null,
                likelihood,
                model instanceof VaeDistribution vae && set.size() == 2
                        ? Bounds.of(vae, heldOut.subList(0, Math.min(BOUNDED, heldOut.size() / 4)), streams.at(4))
                        : null,
                model instanceof EnergyDistribution energy ? health(energy, set, streams.child(5)) : null,
                set instanceof KnownPointSet known
                        ? says.map(plausibility -> Anomalies.of(known, effort.heldOut(), streams.child(6))
                                        .auroc(plausibility))
                                .orElse(null)
                        : null,
                completion(model, set, streams.child(7)));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Completion completion(Learned model, PointSet set, Streams streams) {
        return model instanceof Inpainter<?> inpainter && set.size() > 1
                ? Completion.of((Inpainter<double[]>) inpainter, set, COMPLETED, streams)
                : null;
    }

    private static ChainHealth health(EnergyDistribution model, PointSet set, Streams streams) {
        Chains chains = model.chains(CHAINS, streams);
        double worst = 0;
        for (int i = 0; i < set.size(); i++) {
            worst = Math.max(worst, chains.potentialScaleReduction(i));
        }
        return new ChainHealth(chains.acceptance(), worst);
    }
}
