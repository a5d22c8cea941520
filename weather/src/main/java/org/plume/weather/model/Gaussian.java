package org.plume.weather.model;

/**
 * u = mu + sigma e: a network gives mean and deviation of each entry, and e is a field of {@link Patterns}, normal, of variance 1
 * and correlated in space as what the network left of the training states. Trained on the CRPS of a normal distribution in
 * closed form (Gneiting et al. 2005), the fair CRPS of as many members as one likes: its gradient has no noise of members, and
 * fields cost it nothing. One evaluation a step, one for all members at lead 1.
 */
public record Gaussian() implements Method {

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public boolean hasMean() {
        return false;
    }

    @Override
    public int extras(int variables) {
        return 0;
    }

    @Override
    public int outputs(int variables) {
        return 2 * variables;
    }

    @Override
    public boolean timed() {
        return false;
    }
}
