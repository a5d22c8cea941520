package org.plume.policy.plan;

import org.plume.generative.model.ModelFolder;
import org.plume.generative.paradigm.DistributionModel;
import org.plume.generative.paradigm.TrainedGraphs;
import org.plume.generative.solve.Predictor;
import org.plume.policy.PolicyDescription;
import org.plume.policy.method.OfParadigm;
import org.plume.policy.method.Shape;

/**
 * A trained paradigm of the core. Its chunks go on from nothing but what is seen.
 *
 * @param model open
 */
record ParadigmAnswers(DistributionModel model) implements Answers {

    /** @throws IllegalArgumentException where the graphs are not those of the paradigm */
    static ParadigmAnswers open(ModelFolder folder, PolicyDescription description, OfParadigm method) {
        Shape shape = PolicyFolder.shape(description);
        return new ParadigmAnswers(
                TrainedGraphs.open(method.of(shape, description.spec().network()), method.space(shape), folder::graph));
    }

    @Override
    public Predictor predictor() {
        return model.predictor();
    }

    @Override
    public ActionDistribution given(Outlook outlook, Continuation continuation, Effort effort) {
        return ParadigmDistribution.of(
                model.given(outlook.condition()), new Asking(predictor(), effort.beforeStep()), outlook);
    }

    @Override
    public void close() {
        model.close();
    }
}
