package org.plume.weather.verify;

import java.util.List;

/**
 * The scores of one forecaster by lead.
 *
 * @param name of the forecaster
 * @param leads time since the start, ascending
 * @param scores of each lead
 */
public record ByLead(String name, List<Double> leads, List<EnsembleScores> scores) {

    public ByLead {
        if (leads.isEmpty() || leads.size() != scores.size()) {
            throw new IllegalArgumentException(
                    "leads must be >= 1 and one for each score, were " + leads.size() + " and " + scores.size());
        }
        leads = List.copyOf(leads);
        scores = List.copyOf(scores);
    }

    /** M, the same at every lead. */
    public int members() {
        return scores.get(0).members();
    }
}
