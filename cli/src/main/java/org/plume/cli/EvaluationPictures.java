package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plume.weather.picture.ScorePictures;
import org.plume.weather.verify.ByLead;

/**
 * The pictures of an evaluation: CRPS by lead of all, skill of all against the first baseline, spread and error of the first
 * forecaster and its ranks at the first lead.
 *
 * @param units of what was forecast; 1 where there are several
 */
record EvaluationPictures(Path folder, String task, String units) {

    private static final String LEADS = "lead, steps";

    /**
     * Draws them.
     *
     * @param own how many reports, the first ones, are not of baselines
     */
    void draw(List<WeatherReport> reports, int own) throws IOException {
        List<ByLead> all = reports.stream().map(WeatherReport::byLead).toList();
        String first = task + ", " + all.get(0).name();
        ScorePictures.crps("CRPS by lead: " + task, all, units, LEADS).save(folder, "crps");
        if (own < all.size() && all.size() > 1) {
            ScorePictures.skill("Skill by lead: " + task, all, all.get(own), LEADS)
                    .save(folder, "skill");
        }
        ScorePictures.spreadSkill("Spread and error: " + first, all.get(0), units, LEADS)
                .save(folder, "spread");
        ScorePictures.ranks(
                        "Rank histogram, lead 1: " + first,
                        all.get(0).scores().get(0).ranks())
                .save(folder, "ranks");
    }
}
